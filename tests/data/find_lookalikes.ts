/**
 * Prints the characters that the recogniser is sure to see where one stands that it does not know: every such character
 * of GB 2312 is drawn as a given name and read. The list is server/reading/lookalikes.ts. Takes some minutes.
 */
import sharp from 'sharp';
import { OnnxModel } from '../../server/inference/onnx_model.js';
import { CtcAlphabet } from '../../server/reading/ctc_decode.js';
import { type FlatCard, kPixelsPerMm } from '../../server/reading/flat_card.js';
import { LineReader } from '../../server/reading/line_reader.js';
import { readOcrFiles } from '../../server/reading/ocr_files.js';
import { unknownHanzi } from './hanzi_pool.js';
import { rect, svg, text } from './svg.js';

const kSizeMm = 3.8;
const kWidthMm = 12;
const kHeightMm = 8;
/** Standard deviations, millimetres: as sharp as a card is taken, and as blurred. */
const kBlurs = [0.06, 0.12];
const kLooks = [
  [1.2, 1.1],
  [1.35, 0.8],
] as const;
/** Less than what a name must be read with. */
const kSureEnough = 0.93;

/** A family name, and the character. */
async function drawn(character: string, blurMm: number): Promise<FlatCard> {
  const [width, height] = [kWidthMm * kPixelsPerMm, kHeightMm * kPixelsPerMm];
  const size = kSizeMm * kPixelsPerMm;
  const body = rect(0, 0, width, height, '#fff') + text(24, 24, `王${character}`, { size, fill: '#303030' });
  const pixels = sharp(Buffer.from(svg(width, height, body)))
    .greyscale()
    .blur(blurMm * kPixelsPerMm);
  const data = await pixels.raw().toBuffer();
  const tone = Float32Array.from({ length: width * height }, (_, i) => (data[i] as number) / 255);
  return { width, height, tone, ink: new Float32Array(tone.length) };
}

/** What is read for the character by every look, with the least probability. */
async function takenFor(reader: LineReader, character: string): Promise<{ text: string; probability: number } | null> {
  const read: { text: string; probability: number }[] = [];
  for (const blur of kBlurs) {
    const card = await drawn(character, blur);
    for (const [rows, width] of kLooks) {
      const middle = 2 + kSizeMm / 2;
      const half = (rows * kSizeMm) / 2;
      const crop = { left: 1.3, right: 2 + 2 * kSizeMm + 0.7, top: middle - half, bottom: middle + half };
      const { characters } = await reader.read(card, crop, width);
      const last = characters.at(-1);
      if (characters.length !== 2 || !last) return null;
      read.push(last);
    }
  }
  const [first] = read;
  if (!first || read.some(({ text: other }) => other !== first.text)) return null;
  return { text: first.text, probability: Math.min(...read.map(({ probability }) => probability)) };
}

const files = await readOcrFiles();
const model = await OnnxModel.open(files.recognition);
const reader = new LineReader(model, new CtcAlphabet(files.dictionary));
const found = new Set<string>();
for (const character of unknownHanzi()) {
  const taken = await takenFor(reader, character);
  if (!taken || taken.probability < kSureEnough) continue;
  console.error(`${character} is read ${taken.text} (${taken.probability.toFixed(3)})`);
  found.add(taken.text);
}
await model.close();
console.log([...found].sort().join(''));
