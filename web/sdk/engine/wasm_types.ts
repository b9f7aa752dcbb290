// The border's own words, from the declarations that the wasm build writes (--emit-tsd).
export type {
  CardAnalysis as WasmCardAnalysis,
  CardSession as WasmCardSession,
  CardTask as WasmCardTask,
  Check as WasmCheck,
  HeapBuffer as WasmHeapBuffer,
  IdNumberReading as WasmIdNumberReading,
  MainModule as WasmModule,
} from '../../../build/wasm/qujing.js';
