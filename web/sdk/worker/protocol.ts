// What crosses between the page and the card's worker. Both ends know this file and nothing of each other.
import type { CapturedPicture, CaptureOrigin, CardAnalysis, CardTask, IdNumberReading, Quad } from '../types.js';
import type { CommonAnswer, CommonCommand, FrameSource, RequestOf, ResponseOf, WasmSource } from './protocol/common.js';

export * from './protocol/common.js';

export type AnalyzerCommand =
  | CommonCommand<CardTask>
  | {
      readonly type: 'open';
      readonly wasm: WasmSource;
      readonly sha256: string | null;
      /** JSON; null for the engine's own. */
      readonly thresholds: string | null;
    }
  | {
      readonly type: 'capture';
      readonly origin: CaptureOrigin;
      /** Its guide in pixels of the full frame. */
      readonly task: CardTask;
      /** Null: the picture held last, by an analysis whose `capture.keep` was true or by the capture before. */
      readonly source: FrameSource | null;
      /** In pixels of the full frame; taken as it is. Null: found, and refined at full resolution. */
      readonly quad: Quad | null;
      readonly sessionId: string;
      readonly nonce: string;
    }
  | { readonly type: 'readIdNumber'; readonly text: string };

export type AnalyzerAnswer =
  | CommonAnswer<CardAnalysis>
  | { readonly type: 'captured'; readonly picture: CapturedPicture }
  | { readonly type: 'idNumberRead'; readonly reading: IdNumberReading };

export type AnalyzerRequest = RequestOf<AnalyzerCommand>;
export type AnalyzerResponse = ResponseOf<AnalyzerAnswer>;
