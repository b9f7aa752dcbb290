// The engine's way to the models, in a worker, beside the published runtime.
import { builtModels } from '../../../build/runtime/inference_files.js';
import { Inference, type ModelName } from '../../../web/sdk/engine/inference.js';
import { createModelStore } from '../../../web/sdk/engine/model_store.js';
import { OrtRuntime } from '../../../web/sdk/engine/ort_runtime.js';
import { trainingInputs } from '../../../models/convert/trim/inputs.js';

export interface WorkerAnswer {
  readonly isolated: boolean;
  readonly shared: string;
  readonly usesStock: boolean;
  readonly memoryBytes: number;
  /** Outputs compared, and those of them that differ from the stock runtime's. */
  readonly compared: number;
  readonly different: readonly string[];
}

/** A round that the profile does not have. */
const kRound = 77;

async function answer(): Promise<WorkerAnswer> {
  const files = createModelStore(new URL('./', location.href).href);
  const inference = await Inference.open(files);
  const stock = await OrtRuntime.start(await WebAssembly.compile(await files.runtime('stock')));
  const different: string[] = [];
  let compared = 0;
  for (const [name, model] of Object.entries(builtModels)) {
    const session = stock.createSession(await files.model(name as ModelName), model);
    for (const [index, input] of trainingInputs(session.inputLength, kRound).entries()) {
      const outputs = await inference.run(name as ModelName, input);
      session.run(input).forEach((expected, output) => {
        compared += 1;
        if (bits(outputs[output]) !== bits(expected)) different.push(`${name} ${index} ${output}`);
      });
    }
  }
  const { usesStock, memoryBytes } = inference;
  const isolated = globalThis.crossOriginIsolated;
  return { isolated, shared: typeof SharedArrayBuffer, usesStock, memoryBytes, compared, different };
}

function bits(values: Float32Array | undefined): string {
  return values === undefined ? 'none' : Array.from(new Uint32Array(values.slice().buffer)).join();
}

void answer().then((result) => {
  postMessage(result);
});
