/** Writes protocol buffers: a message is the list of its fields, each already in bytes. */
export type Message = readonly Uint8Array[];

const kVarint = 0;
const kDelimited = 2;
const kFixed32 = 5;

export function int(field: number, value: number): Uint8Array {
  return Uint8Array.from([...tag(field, kVarint), ...varint(value)]);
}

export function float(field: number, value: number): Uint8Array {
  return join([tag(field, kFixed32), new Uint8Array(Float32Array.of(value).buffer)]);
}

export function bytes(field: number, value: Uint8Array): Uint8Array {
  return join([tag(field, kDelimited), varint(value.length), value]);
}

export function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value));
}

export function message(field: number, fields: Message): Uint8Array {
  return bytes(field, join(fields));
}

export function join(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function tag(field: number, wireType: number): number[] {
  return varint(field * 8 + wireType);
}

/** Negative numbers take ten bytes: they are written as 64-bit two's complement. */
function varint(value: number): number[] {
  const result: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    result.push(rest === 0n ? low : low | 128);
  } while (rest !== 0n);
  return result;
}
