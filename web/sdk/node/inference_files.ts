import type { InferenceFiles } from '../engine/inference.js';
import { nodePlatform, readWasm } from '../platform/node.js';

/** The runtime and the models beside this package's own files. */
export const inferenceFiles: InferenceFiles = {
  runtime: (kind) => readWasm(new URL(`./ort_${kind}.wasm`, nodePlatform.baseUrl))(),
  model: (name) => readWasm(new URL(`./models/${name}.onnx`, nodePlatform.baseUrl))(),
};
