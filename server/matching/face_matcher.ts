// Whether two pictures show one face.
import { fileURLToPath } from 'node:url';
import { readFace, type FaceLandmark } from 'qujing/node';
import { OnnxModel } from '../inference/onnx_model.js';
import { chipTensor, eyeDistanceOf, kChipSide, mirrored, pictureFromChip, type FacePicture } from './face_chip.js';
import { kNumbers, meanDirection, similarityOf, type FaceDescription } from './face_description.js';
import { kMatchThresholds, type MatchPair } from './match_thresholds.js';

/** Made by the build (models/face_matching.md). */
const kModelFile = new URL('../../build/server_models/face_matching.onnx', import.meta.url);

export interface FaceMatch {
  /** -1..1. */
  readonly similarity: number;
  readonly sameFace: boolean;
  /** Least similarity of one face, for this kind of pair. */
  readonly threshold: number;
  /** False: advice for a human, which refuses nobody. */
  readonly decisive: boolean;
}

export class FaceMatcher {
  private constructor(private readonly model: OnnxModel) {}

  /** close() it when done. @param file another place of face_matching.onnx. */
  static async open(file: string = fileURLToPath(kModelFile)): Promise<FaceMatcher> {
    return new FaceMatcher(await OnnxModel.open(file));
  }

  /**
   * The surest face of a picture.
   * @param landmarks the face mesh in pixels of the picture, where it is known already.
   * @returns null when the picture shows no face.
   * @throws QujingError what readFace() of qujing/node throws.
   */
  async describe(picture: FacePicture, landmarks?: readonly FaceLandmark[]): Promise<FaceDescription | null> {
    const mesh = landmarks ?? (await landmarksIn(picture));
    if (mesh === null) return null;
    const place = pictureFromChip(mesh);
    const chip = chipTensor(picture, place);
    return { numbers: await this.#numbers(chip), eyeDistance: eyeDistanceOf(place) };
  }

  compare(a: FaceDescription, b: FaceDescription, pair: MatchPair): FaceMatch {
    const { threshold, decisive } = kMatchThresholds[pair];
    const similarity = similarityOf(a.numbers, b.numbers);
    return { similarity, sameFace: similarity >= threshold, threshold, decisive };
  }

  async close(): Promise<void> {
    await this.model.close();
  }

  /** Of the chip and its mirror image, which the network takes together. */
  async #numbers(chip: Float32Array): Promise<Float32Array> {
    const both = new Float32Array(2 * chip.length);
    both.set(chip);
    both.set(mirrored(chip), chip.length);
    const { data } = await this.model.run({ data: both, dims: [2, 3, kChipSide, kChipSide] });
    return meanDirection([data.subarray(0, kNumbers), data.subarray(kNumbers, 2 * kNumbers)]);
  }
}

async function landmarksIn({ pixels, width, height }: FacePicture): Promise<readonly FaceLandmark[] | null> {
  const layout = { width, height, rowStride: 4 * width, format: 'rgba' } as const;
  return (await readFace({ pixels, layout })).landmarks;
}
