import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { QujingError } from '../web/sdk/node.js';
import type { OutputNames } from './output_names.js';
import type { Written } from './report.js';

/** Known before the first picture is looked at: a folder that cannot be made or written. */
export async function folderProblem(outDir: string): Promise<QujingError | null> {
  try {
    await mkdir(outDir, { recursive: true });
    await access(outDir, constants.W_OK);
    return null;
  } catch (error) {
    return QujingError.wrap(error, 'unwritableOutput', `cannot write into ${outDir}`);
  }
}

/** Never rejects: what the engine found is told although what it made could not be written. */
export async function saveFile(bytes: Uint8Array, outDir: string, file: string, names: OutputNames): Promise<Written> {
  const path = join(outDir, await names.take(file));
  try {
    await writeFile(path, bytes);
    return { path };
  } catch (error) {
    return { error: QujingError.wrap(error, 'unwritableOutput', `${path} was not written`).toReport() };
  }
}
