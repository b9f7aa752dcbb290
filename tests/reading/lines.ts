// Hand-made answers of a recogniser: a dictionary of few characters, steps that say one of them.
import type { FloatTensor } from '../../server/inference/onnx_model.js';
import { CtcAlphabet, decodeGreedy } from '../../server/reading/ctc_decode.js';
import type { PrintReading } from '../../server/reading/print_views.js';
import type { ReadLine } from '../../server/reading/line_reader.js';

export const kAlphabet = new CtcAlphabet(Array.from('0123456789X汉侗傣仡佬傈僳土家哈尼萨克').join('\n'));

/** A step's chances: of the gap (''), and of characters; what is left over goes to the gap. */
export type Step = Readonly<Record<string, number>>;

export function outputOf(steps: readonly Step[]): FloatTensor {
  const classes = kAlphabet.characters.length;
  const data = new Float32Array(steps.length * classes);
  steps.forEach((step, i) => {
    let rest = 1;
    for (const [character, chance] of Object.entries(step)) {
      data[i * classes + kAlphabet.characters.indexOf(character)] = chance;
      rest -= chance;
    }
    data[i * classes] = (data[i * classes] as number) + rest;
  });
  return { data, dims: [1, steps.length, classes] };
}

/** Eight columns a step and 48 rows: 0.8 mm a step on a line 4.8 mm high. */
export function lineOf(steps: readonly Step[]): ReadLine {
  const output = outputOf(steps);
  const crop = { left: 0, right: 0.8 * steps.length, top: 0, bottom: 4.8 };
  return { crop, widthScale: 1, characters: decodeGreedy(output, kAlphabet), output };
}

export function printOf(steps: readonly Step[]): PrintReading {
  const line = lineOf(steps);
  const text = line.characters.map((character) => character.text).join('');
  const confidence = Math.min(1, ...line.characters.map(({ probability }) => probability));
  return { text, confidence, reasons: [], line, lines: [line] };
}
