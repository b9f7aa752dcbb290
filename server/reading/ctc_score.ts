import type { FloatTensor } from '../inference/onnx_model.js';
import type { CtcAlphabet } from './ctc_decode.js';

/** A probability of 0 would rule out a word for one step's rounding. */
const kLeast = 1e-8;

/**
 * Natural logarithm of the probability that a line says just this, over all alignments (Graves et al. 2006, section 4.1).
 * @returns -Infinity for a text of characters that the alphabet lacks, or of more than there are steps.
 */
export function logProbability({ data, dims }: FloatTensor, alphabet: CtcAlphabet, text: string): number {
  const [, steps = 0, classes = 0] = dims;
  const wanted = alphabet.classesOf(text);
  if (wanted.length === 0 || wanted.length !== Array.from(text).length) return -Infinity;
  // Gaps before, between and after the characters.
  const states = wanted.flatMap((c) => [0, c]).concat(0);
  let chances: number[] = states.map(() => 0);
  let scale = 0;
  for (let step = 0; step < steps; step++) {
    const next = states.map((state, i) => {
      const skips = i >= 2 && state !== 0 && state !== states[i - 2];
      const before = at(chances, i, step) + at(chances, i - 1, step) + (skips ? at(chances, i - 2, step) : 0);
      return before * Math.max(kLeast, data[step * classes + state] as number);
    });
    const whole = next.reduce((a, b) => a + b, 0);
    scale += Math.log(whole);
    chances = next.map((chance) => chance / whole);
  }
  const ending = (chances.at(-1) ?? 0) + (chances.at(-2) ?? 0);
  return ending > 0 ? scale + Math.log(ending) : -Infinity;
}

/** At the first step only the first gap and the first character can stand. */
function at(chances: readonly number[], i: number, step: number): number {
  if (step === 0) return i === 0 ? 1 : 0;
  return chances[i] ?? 0;
}

/** Of each text the share of its probability, over several looks at the same line; all 0 when none is possible. */
export function sharesAmong(
  outputs: readonly FloatTensor[],
  alphabet: CtcAlphabet,
  texts: readonly string[],
): readonly number[] {
  const logs = texts.map((text) => outputs.reduce((sum, output) => sum + logProbability(output, alphabet, text), 0));
  const most = Math.max(...logs);
  if (most === -Infinity) return texts.map(() => 0);
  const parts = logs.map((log) => Math.exp(log - most));
  const whole = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / whole);
}
