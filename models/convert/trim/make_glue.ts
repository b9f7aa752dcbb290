// build/runtime/ort_glue.js: the JavaScript that ONNX Runtime's wasm was linked with, as a module that neither fetches nor
// reads files: its caller instantiates the wasm.
import { mkdirSync, writeFileSync } from 'node:fs';
import { inBuild } from '../../../scripts/lib/paths.js';
import { readManifest, readSource } from '../manifest.js';

const declarations = `/** Emscripten's factory. Resolves when the wasm, which the hook hands over, is ready. */
declare function createOrt(hooks: {
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object;
}): Promise<unknown>;
export default createOrt;
`;

export function makeGlue(): void {
  const text = new TextDecoder().decode(readSource(readManifest().runtime.glue));
  mkdirSync(inBuild('runtime'), { recursive: true });
  writeFileSync(inBuild('runtime/ort_glue.js'), asModule(text));
  writeFileSync(inBuild('runtime/ort_glue.d.ts'), declarations);
}

function asModule(text: string): string {
  let glue = without(text, 'var _scriptDir', 'return (');
  // What finds out whether it runs in Node, a page or a worker, and prepares reading files there.
  glue = without(glue, 'if(ba){var fs=require', 'var ca=console.log');
  glue = without(glue, "if (typeof exports === 'object'", null);
  return `${glue}\nexport default ortWasm;\n`;
}

/** Cuts out from one mark to before another. @throws Error when the text is not the one expected. */
function without(text: string, from: string, to: string | null): string {
  const start = text.indexOf(from);
  const end = to === null ? text.length : text.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`ONNX Runtime's glue has no "${start < 0 ? from : (to ?? '')}"`);
  return text.slice(0, start) + text.slice(end);
}
