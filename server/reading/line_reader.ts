import type { FloatTensor, OnnxModel } from '../inference/onnx_model.js';
import { type CtcAlphabet, decodeGreedy, type ReadCharacter } from './ctc_decode.js';
import { type FlatCard, kCardHeightMm, kPixelsPerMm, mix } from './flat_card.js';

/** A part of the card to read as one line of text, millimetres. */
export interface LineCrop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Rows above and below these are shown as ground. */
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

export interface ReadLine {
  readonly crop: LineCrop;
  /** Of the width against the height, as it was shown; 1 is as printed. */
  readonly widthScale: number;
  readonly characters: readonly ReadCharacter[];
  /** What the model said, 1 x steps x classes. */
  readonly output: FloatTensor;
}

/** Rows of the model's input (PP-OCRv4 rec: 3 x 48 x any, -1..1). */
export const kRows = 48;
export const kColumnsPerStep = 8;
/** Columns; shorter lines are given more ground. */
const kLeastColumns = 96;

export class LineReader {
  constructor(
    private readonly model: OnnxModel,
    readonly alphabet: CtcAlphabet,
  ) {}

  async read(card: FlatCard, crop: LineCrop, widthScale = 1): Promise<ReadLine> {
    const output = await this.model.run(tensorOf(card, crop, widthScale));
    const characters = decodeGreedy(output, this.alphabet).filter(({ text }) => text !== ' ');
    return { crop, widthScale, characters, output };
  }
}

function tensorOf(card: FlatCard, crop: LineCrop, widthScale: number): FloatTensor {
  const { left, top, right, bottom, above = 0, below = kCardHeightMm } = crop;
  const columns = Math.max(kLeastColumns, Math.round((widthScale * (kRows * (right - left))) / (bottom - top)));
  const [stepX, stepY] = [
    ((bottom - top) / kRows / widthScale) * kPixelsPerMm,
    ((bottom - top) / kRows) * kPixelsPerMm,
  ];
  const data = new Float32Array(3 * kRows * columns).fill(1);
  for (let y = 0; y < kRows; y++) {
    const v = top * kPixelsPerMm + (y + 0.5) * stepY - 0.5;
    if (v < above * kPixelsPerMm || v > below * kPixelsPerMm) continue;
    for (let x = 0; x < columns; x++) {
      const u = left * kPixelsPerMm + (x + 0.5) * stepX - 0.5;
      data[y * columns + x] = 2 * between(card, u, v) - 1;
    }
  }
  data.copyWithin(kRows * columns, 0, kRows * columns);
  data.copyWithin(2 * kRows * columns, 0, kRows * columns);
  return { data, dims: [1, 3, kRows, columns] };
}

/** Between the four nearest pixels; ground outside of the card. */
function between({ tone: data, width, height }: FlatCard, u: number, v: number): number {
  const [x, y] = [Math.floor(u), Math.floor(v)];
  if (x < 0 || y < 0 || x + 1 >= width || y + 1 >= height) return 1;
  const i = y * width + x;
  const upper = mix(data[i] as number, data[i + 1] as number, u - x);
  const lower = mix(data[i + width] as number, data[i + width + 1] as number, u - x);
  return mix(upper, lower, v - y);
}
