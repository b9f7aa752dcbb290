// One photograph as other cameras and printers would show it. It stays one moment of one face: the easy half of the truth.
import sharp, { type Sharp } from 'sharp';
import { readFacePicture } from '../../server/matching/face_picture.js';
import type { FacePicture } from '../../server/matching/face_chip.js';
import { Random } from '../data/random.js';

/** A face as it was found: where the eyes' middle is, and how far they are apart, in pixels of the picture. */
export interface FacePlace {
  readonly x: number;
  readonly y: number;
  readonly eyeDistance: number;
}

/** Of a phone's frame of 640x480 with the face at a third of its width. */
const kLiveEyeDistance = 45;
/** Millimetres: the photo on a card, and the eyes in it by the usual rule of a head of two thirds of its height. */
const kCardPhoto = { width: 26, height: 32, eyes: 6.5, eyesDown: 14 } as const;

/** Small, darker, noisy, compressed: a frame of a challenge. */
export async function liveFrame(picture: FacePicture, face: FacePlace, seed: string): Promise<FacePicture> {
  const scale = Math.min(1, kLiveEyeDistance / face.eyeDistance);
  const size = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
  const small = sharpOf(picture).resize(size.width, size.height).blur(0.7).linear([0.72, 0.68, 0.6], [6, 6, 6]);
  return compressed(await noisy(small, 7, seed), 75);
}

/** Cut to a card's photo, printed pale and coarse, and taken again at so many pixels a millimetre. */
export async function cardPhoto(
  picture: FacePicture,
  face: FacePlace,
  pixelsPerMillimetre: number,
  seed: string,
): Promise<FacePicture> {
  const unit = face.eyeDistance / kCardPhoto.eyes;
  const cut = {
    left: Math.round(face.x - (kCardPhoto.width / 2) * unit),
    top: Math.round(face.y - kCardPhoto.eyesDown * unit),
    width: Math.round(kCardPhoto.width * unit),
    height: Math.round(kCardPhoto.height * unit),
  };
  const [width, height] = [kCardPhoto.width, kCardPhoto.height].map((side) => Math.round(side * pixelsPerMillimetre));
  const photo = (await within(picture, cut)).resize(width, height);
  // Ink is paler and less colourful than light; a print of 300 dots an inch holds some 6 pixels a millimetre.
  const printed = photo
    .modulate({ saturation: 0.6 })
    .blur(0.3 + pixelsPerMillimetre / 12)
    .linear(0.68, 58);
  return compressed(await noisy(printed, 6, seed), 85);
}

/** What lies outside of the picture is its border again. */
async function within(
  picture: FacePicture,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): Promise<Sharp> {
  const more = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    right: Math.max(0, left + width - picture.width),
    bottom: Math.max(0, top + height - picture.height),
  };
  const wide = await sharpOf(picture)
    .extend({ ...more, extendWith: 'copy' })
    .png()
    .toBuffer();
  return sharp(wide).extract({ left: left + more.left, top: top + more.top, width, height });
}

function sharpOf({ pixels, width, height }: FacePicture): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
}

/** Noise of one deviation, 0..255, alike in every channel's strength and not in its sign. */
async function noisy(image: Sharp, deviation: number, seed: string): Promise<Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const random = new Random(seed);
  const changed = Uint8ClampedArray.from(data, (value) => {
    // The sum of four uniform numbers: close enough to a bell.
    const bell = random.next() + random.next() + random.next() + random.next() - 2;
    return value + bell * deviation * Math.sqrt(3);
  });
  const { width, height, channels } = info;
  return sharp(changed, { raw: { width, height, channels } });
}

async function compressed(image: Sharp, quality: number): Promise<FacePicture> {
  return readFacePicture(await image.jpeg({ quality }).toBuffer());
}
