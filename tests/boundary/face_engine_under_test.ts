import { readFile } from 'node:fs/promises';
import { Inference, type InferenceFiles } from '../../web/sdk/engine/inference.js';
import { LivenessEngine } from '../../web/sdk/engine/liveness_engine.js';
import { PortraitEngine } from '../../web/sdk/engine/portrait_engine.js';
import { compileWasm } from '../../web/sdk/engine/wasm_module.js';

const dist = new URL('../../dist/', import.meta.url);

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(name, dist)));
}

/** The runtime and the models as they ship. */
export const shippedFiles: InferenceFiles = {
  runtime: (kind) => bytesOf(`ort_${kind}.wasm`),
  model: (name) => bytesOf(`models/${name}.onnx`),
};

/** The face engine as it ships. */
export function compiledFaceWasm(): Promise<WebAssembly.Module> {
  return compileWasm(() => bytesOf('qujing_face.wasm'), null);
}

/** Both as they ship. Close the engine, then the inference. */
export async function openFaceEngine(): Promise<{ engine: PortraitEngine; inference: Inference }> {
  const inference = await Inference.open(shippedFiles);
  return { engine: await PortraitEngine.open(await compiledFaceWasm(), inference), inference };
}

/** The same of liveness. */
export async function openLivenessEngine(): Promise<{ engine: LivenessEngine; inference: Inference }> {
  const inference = await Inference.open(shippedFiles);
  return { engine: await LivenessEngine.open(await compiledFaceWasm(), inference), inference };
}
