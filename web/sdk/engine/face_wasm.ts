import createQujingFace from '../../../build/wasm/qujing_face.js';
import { instantiate } from './wasm_module.js';
import type { WasmFaceModule } from './wasm_types.js';

/** A new instance of qujing_face.wasm. @throws QujingError wasmLoadFailed */
export function instantiateFaceWasm(compiled: WebAssembly.Module): Promise<WasmFaceModule> {
  return instantiate(createQujingFace, compiled);
}
