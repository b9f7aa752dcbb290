// Faces described once, and every pair of them.
import { readFace } from 'qujing/node';
import { eyeDistanceOf, pictureFromChip, type FacePicture } from '../../server/matching/face_chip.js';
import { similarityOf, type FaceDescription } from '../../server/matching/face_description.js';
import type { FaceMatcher } from '../../server/matching/face_matcher.js';
import { moved } from '../../server/matching/similarity_transform.js';
import { isTold, type FaceSource } from './face_set.js';
import type { FacePlace } from './renderings.js';

export interface Described {
  readonly source: FaceSource;
  readonly description: FaceDescription;
  readonly picture: FacePicture;
  readonly place: FacePlace;
}

export interface Pair {
  readonly a: FaceSource;
  readonly b: FaceSource;
  readonly similarity: number;
}

/** Those with a face; what shows none is named. */
export async function describeAll(
  matcher: FaceMatcher,
  sources: readonly FaceSource[],
): Promise<{ described: Described[]; unfound: string[] }> {
  const described: Described[] = [];
  const unfound: string[] = [];
  for (const source of sources) {
    const picture = await source.read();
    const { width, height, pixels } = picture;
    const { landmarks } = await readFace({ pixels, layout: { width, height, rowStride: 4 * width, format: 'rgba' } });
    const description = landmarks === null ? null : await matcher.describe(picture, landmarks);
    if (landmarks === null || description === null) unfound.push(source.id);
    else described.push({ source, picture, description, place: placeOf(landmarks) });
  }
  return { described, unfound };
}

function placeOf(landmarks: Parameters<typeof pictureFromChip>[0]): FacePlace {
  const chip = pictureFromChip(landmarks);
  // Between the eyes in the chip.
  const [x, y] = moved([55.9, 51.6], chip);
  return { x, y, eyeDistance: eyeDistanceOf(chip) };
}

/** Of one list against itself, or each of one with each of another. */
export function pairsOf(list: readonly Described[], others: readonly Described[] = list): Pair[] {
  return list.flatMap((a, i) =>
    others
      .filter((b, j) => (others === list ? j > i : true) && isTold(a.source, b.source))
      .map((b) => ({
        a: a.source,
        b: b.source,
        similarity: similarityOf(a.description.numbers, b.description.numbers),
      })),
  );
}

export const isSame = ({ a, b }: Pair): boolean => a.person === b.person;

/** The source's face in another rendering; what is not found any more is left out. */
export async function rendered(
  matcher: FaceMatcher,
  described: readonly Described[],
  render: (one: Described) => Promise<FacePicture>,
): Promise<{ described: Described[]; unfound: string[] }> {
  const done: Described[] = [];
  const unfound: string[] = [];
  for (const one of described) {
    const picture = await render(one);
    const description = await matcher.describe(picture);
    if (description === null) unfound.push(one.source.id);
    else done.push({ ...one, description, picture });
  }
  return { described: done, unfound };
}
