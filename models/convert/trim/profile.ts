// What the engine does with ONNX Runtime, done once with a probe in each function, in the engine's own code.
import { OrtRefusal, OrtRuntime, type ModelShape, type OrtSession } from '../../../web/sdk/engine/ort_runtime.js';
import { trainingInputs } from './inputs.js';
import { calledIn, withProbes } from './probes.js';

export interface LoadedModel extends ModelShape {
  readonly file: Uint8Array;
}

/** Sessions come and go in a heap that others have left their marks on. */
const kRounds = 3;

/** Of each function of the wasm in its order: whether the engine may call it. The same for the same files. */
export async function functionsInUse(wasm: Uint8Array, models: readonly LoadedModel[]): Promise<boolean[]> {
  const { runtime, instance } = await startWithProbes(wasm);
  for (let round = 0; round < kRounds; round += 1) {
    const sessions = models.map((model) => runtime.createSession(model.file, model));
    sessions.forEach((session, index) => {
      for (const input of trainingInputs(sizeOf(models[index]), round)) session.run(input);
    });
    for (const model of models) provokeRefusals(runtime, model);
    // Once first to last, once last to first: blocks are freed beside free ones and beside used ones.
    if (round % 2 === 1) sessions.reverse();
    for (const session of sessions) session.release();
  }
  return calledIn(instance());
}

async function startWithProbes(
  wasm: Uint8Array,
): Promise<{ runtime: OrtRuntime; instance: () => WebAssembly.Instance }> {
  const compiled = await WebAssembly.compile(withProbes(wasm));
  let started: WebAssembly.Instance | undefined;
  const runtime = await OrtRuntime.start(compiled, (instance) => (started = instance));
  return {
    runtime,
    instance() {
      if (started === undefined) throw new Error('the runtime has no instance');
      return started;
    },
  };
}

/** What must end in an error and not in a trap: broken files, and shapes or names that are not the model's. */
function provokeRefusals(runtime: OrtRuntime, model: LoadedModel): void {
  const { file, input, outputs } = model;
  for (const length of [0, 1, 7, 100, 1000, file.length / 4, file.length / 2, file.length - 1]) {
    refused(() => runtime.createSession(file.subarray(0, length), model));
  }
  refused(() => runtime.createSession(new TextEncoder().encode('<!doctype html><title>404</title>'), model));
  const [, ...others] = outputs;
  const wrongShapes: readonly ModelShape[] = [
    { input: { ...input, name: 'nothing' }, outputs },
    { input: { ...input, shape: input.shape.map((side) => side + 1) }, outputs },
    { input: { ...input, shape: [1] }, outputs },
    { input, outputs: [{ name: 'nothing', shape: [1] }, ...others] },
    { input, outputs: outputs.map((output) => ({ ...output, shape: [2, 3] })) },
  ];
  for (const shape of wrongShapes) {
    const session = runtime.createSession(file, shape);
    refused(() => session.run(new Float32Array(sizeOf(shape))));
    session.release();
  }
}

function refused(call: () => OrtSession | readonly Float32Array[]): void {
  try {
    call();
  } catch (error) {
    if (error instanceof OrtRefusal) return;
    throw error;
  }
  throw new Error('ONNX Runtime took what it should refuse');
}

function sizeOf(model: ModelShape | undefined): number {
  return model?.input.shape.reduce((size, side) => size * side, 1) ?? 0;
}
