import { inflateRawSync } from 'node:zlib';

/** Entries of a ZIP archive in memory (stored or deflated, no encryption, no ZIP64): all that game and Java archives use. */
export interface ZipEntry {
  name: string;
  read: () => Buffer;
}

const kEndOfDirectory = 0x06054b50;
const kDirectoryEntry = 0x02014b50;

export function zipEntries(archive: Buffer): ZipEntry[] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== kEndOfDirectory) end--;
  if (end < 0) throw new Error('zip: no end of central directory');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = archive.readUInt16LE(end + 10); i > 0; i--) {
    if (archive.readUInt32LE(at) !== kDirectoryEntry) throw new Error(`zip: broken directory at ${at}`);
    const [nameLength, extraLength, commentLength] = [
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    entries.push(entryAt(archive, at, nameLength));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function entryAt(archive: Buffer, at: number, nameLength: number): ZipEntry {
  const method = archive.readUInt16LE(at + 10);
  const size = archive.readUInt32LE(at + 20);
  const header = archive.readUInt32LE(at + 42);
  const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
  const read = (): Buffer => {
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const body = archive.subarray(start, start + size);
    if (method === 0) return body;
    if (method === 8) return inflateRawSync(body);
    throw new Error(`zip: ${name}: compression ${method} is not known`);
  };
  return { name, read };
}
