import { builtRuntimes, type BuiltFile } from '../../../build/runtime/inference_files.js';
import { sha256Hex } from '../common/sha256.js';
import { describe } from '../errors.js';
import { fetchBytes } from './fetch_bytes.js';
import type { InferenceFiles } from './inference.js';
import { modelOf } from './inference_instance.js';

export interface ModelStoreOptions {
  /** How much of the file has come, also when it came out of the cache. */
  onProgress?(progress: FileProgress): void;
  /** Ends what is being fetched, with aborted. */
  readonly signal?: AbortSignal;
  /** A connection that sends nothing for so long is given up; 15 s when not said. */
  readonly silenceMs?: number;
}

export interface FileProgress {
  readonly file: string;
  readonly loadedBytes: number;
  /** Uncompressed. */
  readonly totalBytes: number;
}

/** The name of the browser's cache that files are kept in, under their sha256. */
export const kModelCache = 'qujing-models';

/**
 * Fetches models and runtimes over http(s), and keeps them in the browser's cache where there is one.
 * @param folder the address that `models/` and the runtimes lie beside, ending with a slash.
 * Rejects with modelLoadFailed, naming the address and the cause, after three attempts; with aborted.
 */
export function createModelStore(folder: string, options: ModelStoreOptions = {}): InferenceFiles {
  const get = (file: string, built: BuiltFile): Promise<Uint8Array<ArrayBuffer>> =>
    load({ folder, file, built, options });
  return {
    runtime: (kind) => get(`ort_${kind}.wasm`, builtRuntimes[kind]),
    model: (name) => get(`models/${name}.onnx`, modelOf(name)),
  };
}

interface Wanted {
  readonly folder: string;
  readonly file: string;
  readonly built: BuiltFile;
  readonly options: ModelStoreOptions;
}

async function load({ folder, file, built, options }: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  // The sum in the address keeps a cache on the way from answering with another build's file.
  const url = new URL(file, folder);
  url.searchParams.set('sha256', built.sha256);
  const progress = (loadedBytes: number): void => {
    options.onProgress?.({ file, loadedBytes, totalBytes: built.bytes });
  };
  const cache = await openCache();
  const kept = await keptIn(cache, url.href, built.sha256);
  if (kept !== null) {
    progress(kept.length);
    return kept;
  }
  const { signal, silenceMs } = options;
  const bytes = await fetchBytes(url.href, { onProgress: progress, signal, silenceMs });
  // Whoever waits for the file does not wait for the disk.
  void keep(cache, url, bytes, built.sha256);
  return bytes;
}

/** null where there is none: in Node, on pages without https, in some private windows. */
async function openCache(): Promise<Cache | null> {
  if (typeof caches === 'undefined') return null;
  return caches.open(kModelCache).catch(() => null);
}

/** A file that is damaged is no better than none. */
async function keptIn(cache: Cache | null, url: string, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await cache?.match(url);
    if (response === undefined) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return (await sha256Hex(bytes)) === sha256 ? bytes : null;
  } catch {
    return null;
  }
}

/** Earlier builds' files of the same name make room. A full or forbidden cache is nobody's problem. */
async function keep(cache: Cache | null, url: URL, bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<void> {
  if (cache === null || (await sha256Hex(bytes)) !== sha256) return;
  try {
    await cache.delete(`${url.origin}${url.pathname}`, { ignoreSearch: true });
    await cache.put(url.href, new Response(bytes));
  } catch (error) {
    console.info(`qujing: ${url.pathname} is not kept: ${describe(error)}`);
  }
}
