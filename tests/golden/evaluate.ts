import { accuracySet, type SetName, type SetOptions } from '../data/accuracy_set.js';
import type { Detector } from './detector.js';
import { type Score, scoreOf } from './score.js';

/** Runs detectors over an accuracy set, each frame rendered once. */
export async function evaluate(
  name: SetName,
  detectors: Record<string, Detector>,
  options: SetOptions = {},
  onFrame: (done: number) => void = () => undefined,
): Promise<Record<string, Score[]>> {
  const scores: Record<string, Score[]> = Object.fromEntries(Object.keys(detectors).map((key) => [key, []]));
  let done = 0;
  for await (const { id, category, frame } of accuracySet(name, options)) {
    for (const [key, detector] of Object.entries(detectors)) {
      scores[key]?.push(scoreOf(id, category, frame.truth, await detector(frame)));
    }
    onFrame(++done);
  }
  return scores;
}
