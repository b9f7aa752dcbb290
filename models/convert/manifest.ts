// models/manifest.json as plain values: what each model is made of and what must come out.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from '../../scripts/lib/paths.js';
import type { ConversionOptions } from './tflite_to_onnx.js';

/** A file of an npm package, or of this checkout when `package` is absent. */
export interface Source {
  readonly package?: string;
  readonly version?: string;
  /** The folder of the cache that scripts/setup/ keeps the package in, where it is no dependency of ours. */
  readonly cached?: string;
  readonly file: string;
  /** The model lies inside of the file, from this byte to before that one. */
  readonly part?: { readonly name: string; readonly from: number; readonly to: number };
  readonly licence: string;
  /** Of the part, where there is one. */
  readonly sha256: string;
}

export interface TensorSpec {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface InputSpec extends TensorSpec {
  readonly layout: 'NCHW';
  readonly channels: 'RGB';
  /** What a channel's 0 and 255 become. */
  readonly range: readonly [number, number];
}

export interface ModelEntry {
  readonly source: Source;
  /** `onnx`: the source is the result. */
  readonly conversion: ({ readonly from: 'tflite' } & ConversionOptions) | { readonly from: 'onnx' };
  readonly input: InputSpec;
  readonly outputs: readonly TensorSpec[];
  readonly result: { readonly bytes: number; readonly sha256: string };
}

/** ONNX Runtime Web: its wasm, and the JavaScript that was linked with it. */
export interface RuntimeEntry {
  readonly why: string;
  readonly wasm: Source;
  readonly glue: Source;
}

export interface Manifest {
  readonly runtime: RuntimeEntry;
  /** What the package ships. */
  readonly models: Readonly<Record<string, ModelEntry>>;
  /** What the server alone runs. */
  readonly serverModels: Readonly<Record<string, ModelEntry>>;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(inRoot('models/manifest.json'), 'utf8')) as Manifest;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes that `source` names. @throws Error when package, length or sha256 are not the manifest's. */
export function readSource(source: Source): Uint8Array {
  requireVersion(source);
  const file = readFileSync(`${folderOf(source)}/${source.file}`);
  const bytes = source.part === undefined ? file : file.subarray(source.part.from, source.part.to);
  requireSha256(`${source.package ?? ''} ${source.part?.name ?? source.file}`.trim(), bytes, source.sha256);
  return bytes;
}

/** @throws Error naming both sums. */
export function requireSha256(what: string, bytes: Uint8Array, expected: string): void {
  const actual = sha256Of(bytes);
  if (actual === expected) return;
  throw new Error(`${what} (${bytes.length} bytes) has sha256 ${actual}, models/manifest.json wants ${expected}`);
}

function folderOf({ package: name, cached }: Source): string {
  if (cached !== undefined) return join(cache, cached);
  return name === undefined ? inRoot() : inRoot('node_modules', name);
}

function requireVersion(source: Source): void {
  if (source.package === undefined) return;
  const text = readFileSync(join(folderOf(source), 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  if (version === source.version) return;
  throw new Error(`${source.package} is ${version}, models/manifest.json wants ${source.version ?? 'no version'}`);
}
