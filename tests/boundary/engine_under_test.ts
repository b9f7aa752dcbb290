import { readFile } from 'node:fs/promises';
import { CardEngine } from '../../web/sdk/engine/card_engine.js';
import { instantiateWasm } from '../../web/sdk/engine/card_wasm.js';
import { compileWasm } from '../../web/sdk/engine/wasm_module.js';
import type { WasmModule } from '../../web/sdk/engine/wasm_types.js';
import type { FrameLayout } from '../../web/sdk/types.js';

const wasmFile = new URL('../../build/wasm/qujing.wasm', import.meta.url);

export async function wasmBytes(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(wasmFile));
}

const compiled = compileWasm(wasmBytes, null);

export async function compiledWasm(): Promise<WebAssembly.Module> {
  return compiled;
}

/** A fresh instance behind the package's own wrapper. */
export async function openEngine(): Promise<CardEngine> {
  return CardEngine.open(await compiled);
}

/** A fresh instance, bare: the names of wasm/card_bindings.cpp. */
export async function bareModule(): Promise<WasmModule> {
  return instantiateWasm(await compiled);
}

export function rgba(width: number, height: number): FrameLayout {
  return { width, height, rowStride: width * 4, format: 'rgba' };
}

/** A pale ID-1 shape on a dark table, turned by `degrees`; deterministic. */
export function cardPixels(width: number, height: number, degrees = 8): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(width * height * 4);
  const halfWidth = width * 0.28;
  const halfHeight = halfWidth / 1.5858;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x - width / 2) * cos + (y - height / 2) * sin;
      const v = (y - height / 2) * cos - (x - width / 2) * sin;
      const level = Math.abs(u) < halfWidth && Math.abs(v) < halfHeight ? 225 : 60 + ((x * 7 + y * 13) % 11);
      pixels.set([level, level, level, 255], (y * width + x) * 4);
    }
  }
  return pixels;
}

/** The code of the QujingError that `call` throws, or 'nothing thrown'. */
export async function codeOf(call: () => unknown): Promise<string> {
  try {
    await call();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
