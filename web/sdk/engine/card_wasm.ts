import createQujing from '../../../build/wasm/qujing.js';
import { instantiate } from './wasm_module.js';
import type { WasmModule } from './wasm_types.js';

/** A new instance of qujing.wasm. @throws QujingError wasmLoadFailed */
export function instantiateWasm(compiled: WebAssembly.Module): Promise<WasmModule> {
  return instantiate(createQujing, compiled);
}
