// The border's own words, from the declarations that the wasm build writes (--emit-tsd).
import type { ErrorCode, FrameLayout, HeapBuffer, MainModule } from '../../../build/wasm/qujing.js';

export type {
  CardAnalysis as WasmCardAnalysis,
  CardSession as WasmCardSession,
  CardTask as WasmCardTask,
  Check as WasmCheck,
  FrameLayout as WasmFrameLayout,
  HeapBuffer as WasmHeapBuffer,
  IdNumberReading as WasmIdNumberReading,
  MainModule as WasmModule,
} from '../../../build/wasm/qujing.js';
export type {
  HeapNumbers as WasmHeapNumbers,
  MainModule as WasmFaceModule,
  PortraitAnalysis as WasmPortraitAnalysis,
  PortraitArtifactFacts as ManifestFacts,
  PortraitSession as WasmPortraitSession,
  PortraitTask as WasmPortraitTask,
} from '../../../build/wasm/qujing_face.js';

/** What every engine has. */
export type HeapModule = Pick<MainModule, 'HEAPU8' | 'HeapBuffer'>;
export type EngineModule = HeapModule & Pick<MainModule, 'PixelFormat' | 'openHandles' | 'engineVersion' | 'forceTrap'>;

/** What every session has. */
export interface EngineSession {
  shrink(pixels: HeapBuffer, layout: FrameLayout, target: HeapBuffer, width: number, height: number): ErrorCode;
  setThresholds(json: string): string;
  reset(): void;
  close(): void;
  delete(): void;
}
