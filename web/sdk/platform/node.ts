import { readFile } from 'node:fs/promises';
import { builtSha256 } from './built_hash.js';
import type { WasmLoader } from './ports.js';

/** Where Node finds the engine: the file beside the built module. */
export const nodePlatform = {
  wasmUrl: new URL('./qujing.wasm', import.meta.url),
  sha256: builtSha256,
} as const;

export function readWasm(file: string | URL): WasmLoader {
  return async () => new Uint8Array(await readFile(file));
}
