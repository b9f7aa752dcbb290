// build/runtime/: ONNX Runtime as it is (ort_stock.wasm) and trimmed to what the engine calls (ort_trimmed.wasm).
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inBuild, inRoot } from '../../../scripts/lib/paths.js';
import { mustRun } from '../../../scripts/lib/run.js';
import { sources } from '../../../scripts/lib/sources.js';
import { readManifest, readSource, sha256Of, type Manifest } from '../manifest.js';
import { makeGlue } from './make_glue.js';
import { prune } from './prune.js';

/** What ONNX Runtime was compiled with; Binaryen finds no note of it in the file. */
const features = ['simd', 'bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals'];
/** gufa finds out what indirect calls and constants can be at all: 575 kB (brotli) where -Oz alone leaves 608 kB. */
const passes = ['--gufa', '-O3'];

/** Takes a minute, or nothing when the cache has it. The models must be in build/models. */
export async function makeRuntime(): Promise<void> {
  makeGlue();
  const manifest = readManifest();
  const stock = readSource(manifest.runtime.wasm);
  writeFileSync(inBuild('runtime/ort_stock.wasm'), stock);
  const known = join(cache, 'runtime', `${recipe(manifest)}.wasm`);
  if (!existsSync(known)) await trim(stock, manifest, known);
  copyFileSync(known, inBuild('runtime/ort_trimmed.wasm'));
}

async function trim(stock: Uint8Array, { models }: Manifest, target: string): Promise<void> {
  // The profile runs the engine, which needs the glue that was made just now.
  const { functionsInUse } = await import('./profile.js');
  const loaded = Object.entries(models).map(([name, { input, outputs }]) => {
    return { input, outputs, file: readFileSync(inBuild('models', `${name}.onnx`)) };
  });
  const pruned = inBuild('runtime/ort_pruned.wasm');
  writeFileSync(pruned, prune(stock, await functionsInUse(stock, loaded)));
  mkdirSync(join(cache, 'runtime'), { recursive: true });
  const args = [...features.map((feature) => `--enable-${feature}`), ...passes, pruned, '-o', `${target}.new`];
  await mustRun(wasmOpt(), args, { log: inBuild('log/wasm_opt.log') });
  renameSync(`${target}.new`, target);
}

function wasmOpt(): string {
  const text = { encoding: 'utf8' } as const;
  const emscripten = execFileSync('bash', [inRoot('scripts/setup/emscripten_root.sh')], text).trim();
  const binaryen = execFileSync(join(emscripten, 'em-config'), ['BINARYEN_ROOT'], text).trim();
  return join(binaryen, 'bin/wasm-opt');
}

/** Changes with everything that the trimmed file is made of. */
function recipe({ runtime, models }: Manifest): string {
  const code = sources('.ts').filter((path) => /^(models\/convert\/trim|web\/sdk\/engine\/(ort|onnx)_)/.test(path));
  const parts = [
    JSON.stringify([runtime.wasm, runtime.glue, models]),
    ...code.map((path) => sha256Of(readFileSync(inRoot(path)))),
    execFileSync(wasmOpt(), ['--version'], { encoding: 'utf8' }),
  ];
  return sha256Of(new TextEncoder().encode(parts.join('\n'))).slice(0, 16);
}
