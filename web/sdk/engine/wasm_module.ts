import { sha256Hex } from '../common/sha256.js';
import { describe, QujingError } from '../errors.js';
import type { WasmLoader } from '../platform/ports.js';

/**
 * Loads, verifies and compiles an engine. Never call it on a page's main thread.
 * @param expectedSha256 lower-case hex; null, or a page without crypto.subtle, skips the check.
 * @throws QujingError wasmUnsupported, wasmLoadFailed, wasmHashMismatch
 */
export async function compileWasm(load: WasmLoader, expectedSha256: string | null): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') throw new QujingError('wasmUnsupported', 'this platform has no WebAssembly');
  const bytes = await load().catch((error: unknown) => {
    throw QujingError.wrap(error, 'wasmLoadFailed', 'qujing.wasm could not be read');
  });
  const [compiled, actual] = await Promise.all([compileBytes(bytes), sha256Hex(bytes)]);
  if (expectedSha256 !== null && actual !== null && actual !== expectedSha256) {
    throw new QujingError('wasmHashMismatch', `qujing.wasm has sha256 ${actual}, this build needs ${expectedSha256}`);
  }
  return compiled;
}

/** A new instance with a heap of its own. @throws QujingError wasmLoadFailed, also for a wasm that is not the glue's. */
export async function instantiate<Module>(
  create: (hooks: object) => Promise<Module>,
  compiled: WebAssembly.Module,
): Promise<Module> {
  return new Promise<Module>((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(QujingError.wrap(error, 'wasmLoadFailed', 'the engine could not be started'));
    };
    const hooks = {
      instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object {
        // The glue runs inside receive(), and trips over a wasm that lacks what it looks for.
        WebAssembly.instantiate(compiled, imports).then(receive).catch(fail);
        return {};
      },
    };
    create(hooks).then(resolve, fail);
  });
}

async function compileBytes(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw new QujingError('wasmLoadFailed', `qujing.wasm did not compile: ${describe(error)}`, error);
  }
}
