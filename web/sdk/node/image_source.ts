import { fileURLToPath } from 'node:url';
import { QujingError } from '../errors.js';
import { kindOf, tagOf } from './kind_of.js';

/**
 * A path or a file's bytes, out of what a caller handed in.
 * @throws QujingError unreadableFile, naming what was given
 */
export function imageSourceOf(input: unknown): string | Uint8Array {
  if (typeof input === 'string' && input !== '' && !input.includes('\0')) return input;
  if (tagOf(input) === 'Uint8Array') {
    // Of this realm, or sharp does not know it; a Buffer's bytes are not copied.
    const { buffer, byteOffset, byteLength } = input as Uint8Array;
    return new Uint8Array(buffer, byteOffset, byteLength);
  }
  if (tagOf(input) === 'URL' && String(input).startsWith('file:')) return pathOf(String(input));
  throw new QujingError(
    'unreadableFile',
    `got ${kindOf(input)}, need a path, a file: URL, or the bytes of a file as a Buffer or Uint8Array`,
  );
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw QujingError.wrap(error, 'unreadableFile', `${url} names no file`);
  }
}
