import type { FloatTensor } from '../inference/onnx_model.js';

/** A character as the recogniser gives it. */
export interface ReadCharacter {
  readonly text: string;
  /** 0..1, at the step where it is surest. */
  readonly probability: number;
  /** Of the next likely character (not the gap) at that step. */
  readonly runnerUp: number;
  /** That step. */
  readonly step: number;
}

/** Class 0 is the gap, the last one a space; between them the dictionary's lines. */
export class CtcAlphabet {
  readonly characters: readonly string[];
  private readonly classOf: ReadonlyMap<string, number>;

  constructor(dictionary: string) {
    const lines = dictionary.split('\n').map((line) => line.replace(/\r$/, ''));
    if (lines.at(-1) === '') lines.pop();
    this.characters = ['', ...lines, ' '];
    this.classOf = new Map(this.characters.map((character, i) => [character, i]));
  }

  has(character: string): boolean {
    return this.classOf.has(character) && character !== '';
  }

  classesOf(characters: string): number[] {
    return Array.from(characters).flatMap((character) => this.classOf.get(character) ?? []);
  }
}

/**
 * The likeliest class of each step; equal neighbours are one, gaps fall away.
 * @param output probabilities, 1 x steps x classes.
 */
export function decodeGreedy({ data, dims }: FloatTensor, alphabet: CtcAlphabet): ReadCharacter[] {
  const [, steps = 0, classes = 0] = dims;
  if (classes !== alphabet.characters.length)
    throw new Error(`the recogniser knows ${classes} classes, its dictionary ${alphabet.characters.length}`);
  const read: ReadCharacter[] = [];
  let before = 0;
  for (let step = 0; step < steps; step++) {
    const { best, probability, runnerUp } = strongest(data, step * classes, classes);
    if (best !== 0) {
      const character = { text: alphabet.characters[best] as string, probability, runnerUp, step };
      const last = read.at(-1);
      if (best !== before || last === undefined) read.push(character);
      else if (probability > last.probability) read[read.length - 1] = character;
    }
    before = best;
  }
  return read;
}

function strongest(
  data: Float32Array,
  from: number,
  classes: number,
): { best: number; probability: number; runnerUp: number } {
  let [best, probability, runnerUp] = [0, data[from] as number, 0];
  let character = 0;
  for (let c = 1; c < classes; c++) {
    const p = data[from + c] as number;
    if (p > character) {
      runnerUp = character;
      character = p;
    } else if (p > runnerUp) runnerUp = p;
    if (p > probability) [best, probability] = [c, p];
  }
  return { best, probability, runnerUp };
}

export interface Candidate {
  readonly text: string;
  /** Sum over all alignments, as far as the beam keeps them. */
  readonly probability: number;
}

interface Prefix {
  gap: number;
  character: number;
}

/**
 * The likeliest readings in some characters only (prefix beam search: Hannun 2014, arXiv:1408.2873, without a language
 * model). What the model says of other characters is left out, and each step's rest made 1 again.
 */
export function decodeWithin(
  { data, dims }: FloatTensor,
  alphabet: CtcAlphabet,
  allowed: string,
  beam = 64,
): Candidate[] {
  const [, steps = 0, classes = 0] = dims;
  const choices = alphabet.classesOf(allowed);
  let prefixes = new Map<string, Prefix>([['', { gap: 1, character: 0 }]]);
  for (let step = 0; step < steps; step++) {
    const from = step * classes;
    const whole = choices.reduce((sum, c) => sum + (data[from + c] as number), data[from] as number);
    if (whole <= 0) continue;
    const chances = choices.map((c) => (data[from + c] as number) / whole);
    prefixes = kept(grown(prefixes, (data[from] as number) / whole, Array.from(allowed), chances), beam);
  }
  const all = [...prefixes].map(([text, { gap, character }]) => ({ text, probability: gap + character }));
  return all.sort((a, b) => b.probability - a.probability);
}

/** Chances smaller than this begin no character. */
const kLeastChance = 1e-4;

function grown(
  prefixes: ReadonlyMap<string, Prefix>,
  gapChance: number,
  characters: readonly string[],
  chances: readonly number[],
): Map<string, Prefix> {
  const next = new Map<string, Prefix>();
  const add = (text: string, gap: number, character: number): void => {
    const known = next.get(text) ?? { gap: 0, character: 0 };
    next.set(text, { gap: known.gap + gap, character: known.character + character });
  };
  for (const [text, { gap, character }] of prefixes) {
    add(text, (gap + character) * gapChance, 0);
    characters.forEach((c, i) => {
      const chance = chances[i] as number;
      if (text.endsWith(c)) {
        add(text, 0, character * chance);
        if (chance >= kLeastChance) add(text + c, 0, gap * chance);
      } else if (chance >= kLeastChance) add(text + c, 0, (gap + character) * chance);
    });
  }
  return next;
}

function kept(prefixes: Map<string, Prefix>, beam: number): Map<string, Prefix> {
  if (prefixes.size <= beam) return prefixes;
  const sorted = [...prefixes].sort(([, a], [, b]) => b.gap + b.character - a.gap - a.character);
  return new Map(sorted.slice(0, beam));
}
