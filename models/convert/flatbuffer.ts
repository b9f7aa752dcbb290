/** One table of a FlatBuffers file, read in place. Fields are named by their index in the schema; absent ones have a default. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #vtable: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
    this.#vtable = at - view.getInt32(at, true);
  }

  static root(file: Uint8Array): FlatTable {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  int8(field: number, absent = 0): number {
    const at = this.#fieldAt(field);
    return at === 0 ? absent : this.#view.getInt8(at);
  }

  int32(field: number, absent = 0): number {
    const at = this.#fieldAt(field);
    return at === 0 ? absent : this.#view.getInt32(at, true);
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  /** A look at the file, empty when absent. */
  bytes(field: number): Uint8Array {
    const { at, length } = this.#vector(field);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length);
  }

  int32s(field: number): number[] {
    const { at, length } = this.#vector(field);
    return Array.from({ length }, (_, index) => this.#view.getInt32(at + 4 * index, true));
  }

  table(field: number): FlatTable | null {
    const at = this.#fieldAt(field);
    return at === 0 ? null : this.#follow(at);
  }

  tables(field: number): FlatTable[] {
    const { at, length } = this.#vector(field);
    return Array.from({ length }, (_, index) => this.#follow(at + 4 * index));
  }

  #follow(at: number): FlatTable {
    return new FlatTable(this.#view, at + this.#view.getUint32(at, true));
  }

  #vector(field: number): { at: number; length: number } {
    const reference = this.#fieldAt(field);
    if (reference === 0) return { at: 0, length: 0 };
    const start = reference + this.#view.getUint32(reference, true);
    return { at: start + 4, length: this.#view.getUint32(start, true) };
  }

  /** 0 for a field that is not stored. */
  #fieldAt(field: number): number {
    const stored = (this.#view.getUint16(this.#vtable, true) - 4) / 2;
    const offset = field < stored ? this.#view.getUint16(this.#vtable + 4 + 2 * field, true) : 0;
    return offset === 0 ? 0 : this.#at + offset;
  }
}
