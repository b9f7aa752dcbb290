// The face as the recognition network wants it: upright, at one size, its eyes and nose at fixed places.
import type { FaceLandmark } from 'qujing/node';
import { fitSimilarity, middleOf, moved, type Place, type SimilarityTransform } from './similarity_transform.js';

/** RGBA, rows packed, origin top left. */
export interface FacePicture {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export const kChipSide = 112;
/**
 * Where five places of a face lie in the pictures that the network was trained on (InsightFace's 112x112 template): right
 * eye, left eye, tip of the nose, right and left corner of the mouth; right and left are the subject's.
 */
const kPlaces: readonly Place[] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
];
/** The same five among the 468 points of MediaPipe's face mesh; an eye is the middle of its corners. */
const kMeshPoints = [[33, 133], [362, 263], [1], [61], [291]] as const;
/** Samples a side of a chip's pixel, at most: beyond that the picture is too large to gain from it. */
const kMostSamples = 8;
/** The network's -1..1. */
const kMiddle = 127.5;
const kSpread = 128;

/** Where the chip's places lie in the picture. @throws Error when these are no landmarks of a face mesh. */
export function pictureFromChip(landmarks: readonly FaceLandmark[]): SimilarityTransform {
  const seen = kMeshPoints.map((indices) => middleOf(indices.map((index) => placeOf(landmarks, index))));
  return fitSimilarity(kPlaces, seen);
}

function placeOf(landmarks: readonly FaceLandmark[], index: number): Place {
  const point = landmarks[index];
  if (point === undefined) throw new Error(`got ${landmarks.length} landmarks, need the 468 of the face mesh`);
  return [point[0], point[1]];
}

/**
 * The network's input, planes of red, green and blue: each pixel is the mean of the samples under it, so that a large
 * face is shrunk and not skipped through. Outside of the picture its border goes on.
 */
export function chipTensor(picture: FacePicture, place: SimilarityTransform): Float32Array {
  const samples = Math.min(kMostSamples, Math.max(1, Math.ceil(Math.hypot(place.a, place.b))));
  const plane = kChipSide * kChipSide;
  const tensor = new Float32Array(3 * plane);
  const colour: [number, number, number] = [0, 0, 0];
  for (let at = 0; at < plane; at += 1) {
    colour.fill(0);
    const [left, top] = [at % kChipSide, Math.floor(at / kChipSide)];
    for (let sample = 0; sample < samples * samples; sample += 1) {
      const x = left + ((sample % samples) + 0.5) / samples;
      const y = top + (Math.floor(sample / samples) + 0.5) / samples;
      addSample(picture, moved([x, y], place), colour);
    }
    for (const [channel, sum] of colour.entries())
      tensor[channel * plane + at] = (sum / samples ** 2 - kMiddle) / kSpread;
  }
  return tensor;
}

/** Bilinear. */
function addSample({ pixels, width, height }: FacePicture, [x, y]: Place, colour: number[]): void {
  const [fx, fy] = [clamped(x - 0.5, width), clamped(y - 0.5, height)];
  const [left, top] = [Math.floor(fx), Math.floor(fy)];
  const [u, v] = [fx - left, fy - top];
  const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [a, b] = [(top * width + left) * 4, (top * width + right) * 4];
  const [c, d] = [(below * width + left) * 4, (below * width + right) * 4];
  for (let channel = 0; channel < 3; channel += 1) {
    const upper = (pixels[a + channel] ?? 0) * (1 - u) + (pixels[b + channel] ?? 0) * u;
    const lower = (pixels[c + channel] ?? 0) * (1 - u) + (pixels[d + channel] ?? 0) * u;
    colour[channel] = (colour[channel] ?? 0) + upper * (1 - v) + lower * v;
  }
}

const clamped = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));

/** Left for right. */
export function mirrored(tensor: Float32Array): Float32Array {
  return tensor.map((_, at) => tensor[at - (at % kChipSide) + (kChipSide - 1 - (at % kChipSide))] ?? 0);
}

/** Pixels of the picture. */
export function eyeDistanceOf({ a, b }: SimilarityTransform): number {
  const [right, left] = kPlaces;
  if (right === undefined || left === undefined) throw new Error('the template has no eyes');
  return Math.hypot(a, b) * Math.hypot(left[0] - right[0], left[1] - right[1]);
}
