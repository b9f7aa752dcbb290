import { QujingError } from '../errors.js';

const bySystemCode: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'permission denied, this user may not read it',
  EPERM: 'permission denied, this user may not read it',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'the name is longer than a file name may be',
  EMFILE: 'too many files are open',
};

/**
 * A failed reading as an unreadableFile whose message is one clean line, without the decoder's own prefixes.
 * @param path named in the message when there is one.
 */
export function readingProblem(error: unknown, path?: string): QujingError {
  if (error instanceof QujingError) return error;
  return new QujingError('unreadableFile', `${reasonOf(error)}${path === undefined ? '' : `: ${path}`}`, error);
}

function reasonOf(error: unknown): string {
  const { code, message = String(error) } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  const known = typeof code === 'string' ? bySystemCode[code] : undefined;
  if (known !== undefined) return known;
  if (/unsupported image format/i.test(message)) {
    return 'got something that is no picture, need a JPEG, PNG, WebP, TIFF, HEIF or AVIF file';
  }
  const [line = ''] = message.trim().split('\n');
  // "VipsJpeg: premature end", "vipspng: libpng read error", "Error: ..."
  return `the picture is damaged: ${line.replace(/^(?:(?:\w*Error|vips\w*|heif|webp2?\w*|\w+load\w*): )+/i, '')}`;
}
