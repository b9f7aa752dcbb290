// The bytes of a list as text: UTF-8 with or without BOM, UTF-16 with BOM, or GB 18030 (what Chinese Excel calls CSV).

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'gb18030';

function decode(bytes: Uint8Array, encoding: CsvEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * @param looksRight judges the first line. Two GBK bytes can be a valid UTF-8 character by chance ("联通"), so valid
 *     UTF-8 alone proves nothing; headers that are known do.
 */
export function csvText(
  bytes: Uint8Array,
  looksRight: (firstLine: string) => boolean,
): { text: string; encoding: CsvEncoding } | undefined {
  const order: readonly CsvEncoding[] = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  const readings = order.flatMap((encoding) => {
    const text = decode(bytes, encoding);
    return text === undefined ? [] : [{ text, encoding }];
  });
  return readings.find(({ text }) => looksRight(text.split(/\r?\n|\r/, 1)[0] ?? '')) ?? readings[0];
}
