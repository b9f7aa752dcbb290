// The border's own words, from the declarations that the wasm build writes (--emit-tsd).
export type {
  CardSession as WasmCardSession,
  HeapBuffer as WasmHeapBuffer,
  MainModule as WasmModule,
} from '../../../build/wasm/qujing.js';
