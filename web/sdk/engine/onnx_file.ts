/** A field of a protocol buffer message as it lies in the file. */
export interface Field {
  readonly number: number;
  /** With its tag. */
  readonly bytes: Uint8Array;
  /** What a varint says; 0 of other fields. */
  readonly value: number;
  /** Of a delimited field; empty of others. */
  readonly content: Uint8Array;
}

const kVarint = 0;
const kFixed64 = 1;
const kDelimited = 2;
const kFixed32 = 5;

/** @throws RangeError when the bytes are no message. */
export function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = message[at];
      if (byte === undefined) throw new RangeError(`the message ends at byte ${at}`);
      at += 1;
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const start = at;
    const tag = varint();
    const wire = tag % 8;
    let value = 0;
    let length = 0;
    if (wire === kVarint) value = varint();
    else if (wire === kDelimited) length = varint();
    else if (wire === kFixed32) length = 4;
    else if (wire === kFixed64) length = 8;
    else throw new RangeError(`byte ${start} begins no field`);
    if (at + length > message.length) throw new RangeError(`a field of ${length} bytes begins at byte ${at}`);
    const content = message.subarray(at, wire === kDelimited ? at + length : at);
    at += length;
    fields.push({ number: Math.floor(tag / 8), bytes: message.subarray(start, at), value, content });
  }
  return fields;
}

export function numberField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varintOf(number * 8 + kVarint), ...varintOf(value)]);
}

/** In parts, so that large ones are copied once. */
export function delimitedField(number: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [Uint8Array.from([...varintOf(number * 8 + kDelimited), ...varintOf(length)]), ...parts];
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varintOf(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varintOf(Math.floor(value / 128))];
}
