// Tells which functions of a wasm are ever called: each sets a global of its own when it begins.
import { join } from '../protobuf.js';
import {
  appended,
  ByteReader,
  contentOf,
  kinds,
  readBodies,
  readSections,
  replaced,
  sectionIds,
  uint,
  writeBodies,
  writeSections,
} from './wasm_file.js';

const kI32 = 0x7f;
const kMutable = 1;
const kI32Const = 0x41;
const kGlobalSet = 0x24;
const kEnd = 0x0b;
const probeName = (index: number): string => `ran${index}`;

/** The same wasm with a probe in each function. */
export function withProbes(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = readSections(wasm);
  const bodies = readBodies(contentOf(sections, sectionIds.code));
  const first = globalCount(sections);
  const probed = bodies.map((body, index) => withProbe(body, first + index));
  const newGlobal = [kI32, kMutable, kI32Const, 0, kEnd];
  const globals = bodies.flatMap(() => newGlobal);
  const exports = bodies.flatMap((_, index) => exportOf(probeName(index), first + index));
  let changed = replaced(sections, sectionIds.global, (content) => appended(content, bodies.length, globals));
  changed = replaced(changed, sectionIds.export, (content) => appended(content, bodies.length, exports));
  changed = replaced(changed, sectionIds.code, () => writeBodies(probed));
  return writeSections(wasm, changed);
}

/** Of each function of the wasm in its order: whether it was called in this instance. */
export function calledIn(instance: WebAssembly.Instance): boolean[] {
  const called: boolean[] = [];
  for (let index = 0; ; index += 1) {
    const probe = instance.exports[probeName(index)];
    if (!(probe instanceof WebAssembly.Global)) return called;
    called.push(probe.value === 1);
  }
}

function withProbe(body: Uint8Array, global: number): Uint8Array {
  const reader = new ByteReader(body);
  for (let groups = reader.uint(); groups > 0; groups -= 1) {
    reader.uint();
    reader.byte();
  }
  return join([body.subarray(0, reader.at), [kI32Const, 1, kGlobalSet, ...uint(global)], body.subarray(reader.at)]);
}

function exportOf(name: string, global: number): number[] {
  return [...uint(name.length), ...Buffer.from(name), kinds.global, ...uint(global)];
}

/** Imported and own. Imported ones come first, and ONNX Runtime imports functions only. */
function globalCount(sections: readonly { id: number; content: Uint8Array }[]): number {
  const imports = new ByteReader(contentOf(sections, sectionIds.import));
  for (let left = imports.uint(); left > 0; left -= 1) {
    imports.take(imports.uint());
    imports.take(imports.uint());
    if (imports.byte() !== kinds.function) throw new Error('the wasm imports something else than functions');
    imports.uint();
  }
  return new ByteReader(contentOf(sections, sectionIds.global)).uint();
}
