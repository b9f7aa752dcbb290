// A WebAssembly file as its sections, and its code as function bodies. Nothing inside of a body is understood.
import { join } from '../protobuf.js';

export const sectionIds = { import: 2, global: 6, export: 7, code: 10 } as const;
/** Kinds of what is imported or exported. */
export const kinds = { function: 0, table: 1, memory: 2, global: 3 } as const;

const kHeader = 8;

export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new Error(`the wasm ends at byte ${this.at}`);
    this.at += 1;
    return value;
  }

  /** Unsigned LEB128. */
  uint(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  }

  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  rest(): Uint8Array {
    return this.take(this.bytes.length - this.at);
  }
}

/** Unsigned LEB128. */
export function uint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...uint(Math.floor(value / 128))];
}

export function readSections(wasm: Uint8Array): Section[] {
  const reader = new ByteReader(wasm, kHeader);
  const sections: Section[] = [];
  while (!reader.done) {
    const id = reader.byte();
    sections.push({ id, content: reader.take(reader.uint()) });
  }
  return sections;
}

/** @param header the first bytes of the file that the sections are of. */
export function writeSections(header: Uint8Array, sections: readonly Section[]): Uint8Array<ArrayBuffer> {
  const parts = sections.flatMap(({ id, content }) => [[id, ...uint(content.length)], content]);
  return join([header.subarray(0, kHeader), ...parts]);
}

/** Puts something else in place of one section's content. */
export function replaced(
  sections: readonly Section[],
  id: number,
  change: (content: Uint8Array) => Uint8Array,
): Section[] {
  return sections.map((section) => (section.id === id ? { id, content: change(section.content) } : section));
}

export function contentOf(sections: readonly Section[], id: number): Uint8Array {
  return sections.find((section) => section.id === id)?.content ?? Uint8Array.of(0);
}

/** The content of a section that is a counted list, with `count` items more. */
export function appended(content: Uint8Array, count: number, items: readonly number[]): Uint8Array {
  const reader = new ByteReader(content);
  return join([uint(reader.uint() + count), reader.rest(), items]);
}

/** The bodies of the code section: locals and instructions, without their length. */
export function readBodies(content: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(content);
  return Array.from({ length: reader.uint() }, () => reader.take(reader.uint()));
}

export function writeBodies(bodies: readonly Uint8Array[]): Uint8Array {
  return join([uint(bodies.length), ...bodies.flatMap((body) => [uint(body.length), body])]);
}
