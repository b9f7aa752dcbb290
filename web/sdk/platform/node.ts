import { readFile } from 'node:fs/promises';
import { builtFaceSha256, builtSha256 } from './built_hash.js';
import type { WasmLoader } from './ports.js';

/** Where Node finds the engine: the file beside the built module. */
export const nodePlatform = {
  wasmUrl: new URL('./qujing.wasm', import.meta.url),
  faceWasmUrl: new URL('./qujing_face.wasm', import.meta.url),
  /** Of the folder that holds the inference runtime and models/. */
  baseUrl: new URL('.', import.meta.url),
  sha256: builtSha256,
  faceSha256: builtFaceSha256,
} as const;

export function readWasm(file: string | URL): WasmLoader {
  return async () => new Uint8Array(await readFile(file));
}
