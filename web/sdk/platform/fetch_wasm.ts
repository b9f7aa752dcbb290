import { QujingError } from '../errors.js';
import type { WasmLoader } from './ports.js';

/** Reads qujing.wasm over http(s). Rejects with wasmLoadFailed, naming the address and the status. */
export function fetchWasm(url: string): WasmLoader {
  return async () => {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) throw new QujingError('wasmLoadFailed', `GET ${url} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
