import sharp from 'sharp';
import { checkImage, type RgbImage } from './rgb_image.js';

/** GA 448-2013. */
export const kCardWidthMm = 85.6;
export const kCardHeightMm = 54;
/** Of the flat card: a line of text is then some 50 pixels high, the recogniser's input 48. */
export const kPixelsPerMm = 12;

/**
 * The card's print, at kPixelsPerMm. Each colour is divided by the ground's around it, and the lightest of the three
 * counts, so that black print stays and coloured lines, labels and stamps fade.
 */
export interface FlatCard {
  readonly width: number;
  readonly height: number;
  /** 1 ground .. 0 black. */
  readonly tone: Float32Array;
  /** 0 ground, label or guilloche .. 1 stroke of black print. */
  readonly ink: Float32Array;
}

/** Window of the ground, millimetres; a line of text fills less than half of it. */
const kBlockMm = 4;
/** Above the strokes of dense Hanzi, below the noise's tail. */
const kGroundShare = 0.8;
const kDarkestGround = 8;
/** Shares of the print's contrast: a blue label has 0.35 and less, a thin stroke out of focus 0.4 and more. */
const kInkBegins = 0.3;
const kInkFull = 0.8;
/** Where every card has black print and no photo, millimetres: the darkest of it is what black is. */
const kPrintArea = { left: 16, top: 8, right: 53, bottom: 49 };
const kBlackShare = 0.01;
/** Paler print is as good as none. */
const kLeastContrast = 0.25;

export async function flatten(image: RgbImage): Promise<FlatCard> {
  checkImage(image);
  const size = { width: Math.round(kCardWidthMm * kPixelsPerMm), height: Math.round(kCardHeightMm * kPixelsPerMm) };
  const { data, width, height } = image;
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  const tone = new Float32Array(size.width * size.height);
  for (let channel = 0; channel < 3; channel++) lift(tone, pixels, channel, size.width, size.height);
  return { ...size, tone, ink: inkOf(tone, size.width) };
}

/** Raises every tone to this colour's share of its ground. */
function lift(tone: Float32Array, pixels: Uint8Array, channel: number, width: number, height: number): void {
  const ground = groundOf(pixels, channel, width, height);
  const row = new Float32Array(width);
  for (let y = 0, i = 0; y < height; y++) {
    ground.fillRow(row, y);
    for (let x = 0; x < width; x++, i++) {
      const share = (pixels[i * 3 + channel] as number) / (row[x] as number);
      if (share > (tone[i] as number)) tone[i] = share > 1 ? 1 : share;
    }
  }
}

function inkOf(tone: Float32Array, width: number): Float32Array {
  const contrast = Math.max(kLeastContrast, 1 - blackOf(tone, width));
  const ink = new Float32Array(tone.length);
  for (let i = 0; i < tone.length; i++) {
    const depth = ((1 - (tone[i] as number)) / contrast - kInkBegins) / (kInkFull - kInkBegins);
    if (depth > 0) ink[i] = depth > 1 ? 1 : depth;
  }
  return ink;
}

function blackOf(tone: Float32Array, width: number): number {
  const { left, top, right, bottom } = kPrintArea;
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let y = top * kPixelsPerMm; y < bottom * kPixelsPerMm; y++) {
    for (let x = left * kPixelsPerMm; x < right * kPixelsPerMm; x++, count++) {
      const value = Math.round(255 * (tone[y * width + x] as number));
      histogram[value] = (histogram[value] as number) + 1;
    }
  }
  return percentile(histogram, count * kBlackShare) / 255;
}

/** A colour's ground, a value a block, between them linear. */
class Ground {
  constructor(
    private readonly values: Float32Array,
    private readonly columns: number,
    private readonly rows: number,
    private readonly block: number,
  ) {}

  fillRow(row: Float32Array, y: number): void {
    const { values, columns, block } = this;
    const v = Math.max(0, Math.min(this.rows - 1, (y + 0.5) / block - 0.5));
    const top = Math.floor(v);
    const bottom = Math.min(this.rows - 1, top + 1);
    for (let x = 0; x < row.length; x++) {
      const u = Math.max(0, Math.min(columns - 1, (x + 0.5) / block - 0.5));
      const left = Math.floor(u);
      const right = Math.min(columns - 1, left + 1);
      const upper = mix(values[top * columns + left] as number, values[top * columns + right] as number, u - left);
      const lower = mix(
        values[bottom * columns + left] as number,
        values[bottom * columns + right] as number,
        u - left,
      );
      row[x] = Math.max(kDarkestGround, mix(upper, lower, v - top));
    }
  }
}

function groundOf(pixels: Uint8Array, channel: number, width: number, height: number): Ground {
  const block = kBlockMm * kPixelsPerMm;
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const values = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let i = 0; i < values.length; i++) {
    histogram.fill(0);
    const [left, top] = [(i % columns) * block, Math.floor(i / columns) * block];
    const [right, bottom] = [Math.min(width, left + block), Math.min(height, top + block)];
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const value = pixels[(y * width + x) * 3 + channel] as number;
        histogram[value] = (histogram[value] as number) + 1;
      }
    }
    values[i] = percentile(histogram, (right - left) * (bottom - top) * kGroundShare);
  }
  return new Ground(values, columns, rows, block);
}

function percentile(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < histogram.length; value++) {
    seen += histogram[value] as number;
    if (seen >= rank) return value;
  }
  return histogram.length - 1;
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
