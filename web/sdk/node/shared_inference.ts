import { Inference } from '../engine/inference.js';
import { inferenceFiles } from './inference_files.js';

/** The runtime and its models, made once: they take longer than an engine. One piece of work after the other uses them. */
let shared: Promise<Inference> | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Does the work when its turn comes. The inference stays shared: it is not the work's to close. */
export function withInference<T>(work: (inference: Inference) => Promise<T>): Promise<T> {
  const result = last.then(async () => work(await opened()));
  last = result.catch(() => undefined);
  return result;
}

function opened(): Promise<Inference> {
  if (shared !== null) return shared;
  const fresh = Inference.open(inferenceFiles);
  shared = fresh;
  fresh.catch(() => {
    shared = null;
  });
  return fresh;
}
