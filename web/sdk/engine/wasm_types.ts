// The border's own words, from the declarations that the wasm build writes (--emit-tsd).
import type { ErrorCode, FrameLayout, HeapBuffer, MainModule } from '../../../build/wasm/qujing.js';
import type { HeapNumbers } from '../../../build/wasm/qujing_face.js';

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
  ActionEvent as WasmActionEvent,
  ChallengeStatus as WasmChallengeStatus,
  EvidencePart as WasmEvidencePart,
  HeapNumbers as WasmHeapNumbers,
  LivenessAnalysis as WasmLivenessAnalysis,
  LivenessArtifactFacts as LivenessManifestFacts,
  LivenessSession as WasmLivenessSession,
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

/** What every session has that asks for models to be run. */
export interface FaceSession extends EngineSession {
  next(): number;
  input(): HeapNumbers;
  output(index: number): HeapNumbers;
  accept(): void;
  landmarks(): HeapNumbers;
}
