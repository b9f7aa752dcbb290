// From a picture to the part of it that its photo is made of, and back.
import type { Check, PortraitAnalysis, PortraitCheckId, Rect } from '../types.js';
import { fitWithin, type Size } from './geometry.js';

/** Whole pixels. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** The part, and the size that it is looked at with. */
export interface PortraitRegion {
  readonly box: Box;
  readonly size: Size;
  /** Pixels of the picture for one of those looked at, 1 or more. */
  readonly scale: number;
}

/** Around the photo, of its size: where the head's outline is looked for, and the candidate may move the photo to. */
const kRoomShare = 0.25;
/** A photo has some hundred pixels on a side; five times as many serve no filter, and a phone's heap pays for them. */
const kMostSide = 2400;

/** @param crop what becomes the photo, in pixels of the picture; null: the whole picture. */
export function portraitRegion(crop: Rect | null, picture: Size): PortraitRegion {
  const box = crop === null ? { left: 0, top: 0, ...sizeOf(picture) } : boxAround(crop, picture);
  const size = fitWithin(box, kMostSide);
  return { box, size, scale: Math.max(1, box.width / size.width) };
}

/** What was said of the part, in pixels of the picture. */
export function inPicture<T extends Pick<PortraitAnalysis, 'face' | 'crop'>>(said: T, region: PortraitRegion): T {
  const { face, crop } = said;
  return { ...said, face: face && outOf(face, region), crop: crop && outOf(crop, region) };
}

/** The verdicts that count: the source's where it fails, else the finished photo's, else what the source knows. */
export function countingChecks(
  source: readonly Check<PortraitCheckId>[],
  photo: readonly Check<PortraitCheckId>[],
): Check<PortraitCheckId>[] {
  return source.map((check, index) => {
    const finished = photo[index];
    return check.passed === false || finished === undefined || finished.passed === null ? check : finished;
  });
}

function boxAround(crop: Rect, picture: Size): Box {
  const room = kRoomShare * Math.max(crop.width, crop.height);
  const left = bounded(Math.floor(crop.x - room), picture.width - 1);
  const top = bounded(Math.floor(crop.y - room), picture.height - 1);
  const right = bounded(Math.ceil(crop.x + crop.width + room), picture.width);
  const bottom = bounded(Math.ceil(crop.y + crop.height + room), picture.height);
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

export function outOf({ x, y, width, height }: Rect, { box, scale }: PortraitRegion): Rect {
  return { x: box.left + x * scale, y: box.top + y * scale, width: width * scale, height: height * scale };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function bounded(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
