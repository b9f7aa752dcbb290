import { contentOf, readBodies, readSections, replaced, sectionIds, writeBodies, writeSections } from './wasm_file.js';

/** No locals; unreachable; end. */
const kTrap = Uint8Array.of(0, 0x00, 0x0b);

/** The same wasm, where every function that is not kept traps. Numbers, tables and data stay as they are. */
export function prune(wasm: Uint8Array, kept: readonly boolean[]): Uint8Array<ArrayBuffer> {
  const sections = readSections(wasm);
  const bodies = readBodies(contentOf(sections, sectionIds.code));
  if (kept.length !== bodies.length) throw new Error(`got ${kept.length} verdicts for ${bodies.length} functions`);
  const pruned = bodies.map((body, index) => (kept[index] === true ? body : kTrap));
  return writeSections(
    wasm,
    replaced(sections, sectionIds.code, () => writeBodies(pruned)),
  );
}
