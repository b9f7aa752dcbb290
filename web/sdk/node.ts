// qujing/node: the same wasm as in the browser, in Node 20 and later.
import { compileWasm } from './engine/wasm_module.js';
import { ReplaceableEngine } from './node/replaceable_engine.js';
import { nodePlatform, readWasm } from './platform/node.js';
import { analyzeStill, type ImageAnalysis, type ImageOptions } from './node/still_analysis.js';

export { QujingError, type ErrorCode, type ErrorReport } from './errors.js';
export { ReplaceableEngine as CardEngine, type RawFrame } from './node/replaceable_engine.js';
export type { ImageAnalysis, ImageOptions, RectifiedCard } from './node/still_analysis.js';
export type { CardAnalysis, FrameLayout, GuidanceCode, PixelFormat, Point, Quad } from './types.js';

export interface EngineOptions {
  /** Another place of qujing.wasm; its bytes are then not compared with this build's sha256. */
  readonly wasmFile?: string | URL;
}

const compiledByFile = new Map<string, Promise<WebAssembly.Module>>();

/** An engine for a series of frames. close() it when done. @throws QujingError wasmLoadFailed, wasmHashMismatch */
export async function createCardEngine(options: EngineOptions = {}): Promise<ReplaceableEngine> {
  return ReplaceableEngine.open(await compiled(options));
}

/**
 * Looks for a card in a photograph; EXIF rotation is honoured. Needs the optional peer `sharp`.
 * @param input a path, or the bytes of a JPEG, PNG, WebP, TIFF or AVIF file.
 * @throws QujingError decoderMissing, unreadableFile, fileTooLarge, animatedImage, or an engine code.
 */
export async function analyzeImage(
  input: string | Uint8Array,
  options: ImageOptions & EngineOptions = {},
): Promise<ImageAnalysis> {
  return analyzeStill(await compiled(options), input, options);
}

/** Compiled once per file; instances are cheap. */
function compiled({ wasmFile }: EngineOptions): Promise<WebAssembly.Module> {
  const file = wasmFile ?? nodePlatform.wasmUrl;
  const key = file.toString();
  const known = compiledByFile.get(key);
  if (known !== undefined) return known;
  const fresh = compileWasm(readWasm(file), wasmFile === undefined ? nodePlatform.sha256 : null);
  compiledByFile.set(key, fresh);
  fresh.catch(() => compiledByFile.delete(key));
  return fresh;
}
