// The .qjreplay format, defined in docs/replay.md.
import { describe, engineErrorCodes, QujingError } from '../errors.js';
import { guidanceCodes, pixelFormats, type CardAnalysis, type FrameLayout } from '../types.js';

/** What the engine said about a frame; `error` is 'ok' or the code it was refused with. */
export interface ReplayResult extends Pick<
  CardAnalysis,
  'quad' | 'confidence' | 'tracked' | 'partlyOutside' | 'guidance'
> {
  readonly error: (typeof engineErrorCodes)[number];
}

export interface ReplayFrame {
  readonly layout: FrameLayout;
  readonly timestampMs: number;
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Null in a recording whose results nobody has vouched for. */
  readonly expected: ReplayResult | null;
}

export interface Replay {
  /** Version of the engine that gave the expected results. */
  readonly engine: string;
  readonly frames: readonly ReplayFrame[];
}

interface FrameEntry extends FrameLayout {
  readonly timestampMs: number;
  readonly offset: number;
  readonly byteLength: number;
  readonly expected: ReplayResult | null;
}

interface Manifest {
  readonly format: 1;
  readonly engine: string;
  readonly frames: readonly FrameEntry[];
}

const kMagic = 'QJREPLAY';
const kHeaderBytes = kMagic.length + 4;
/** Offsets stand in the manifest, whose length depends on their digits: padding to this takes the circle out. */
const kAlignment = 4096;

/** The file as parts, so that the frames are not copied: for new Blob(parts) or for writing one after the other. */
export function encodeReplay({ engine, frames }: Replay): Uint8Array<ArrayBuffer>[] {
  const widest = manifestText(engine, frames, Number.MAX_SAFE_INTEGER);
  const start = Math.ceil((kHeaderBytes + widest.byteLength) / kAlignment) * kAlignment;
  const head = new Uint8Array(start).fill(0x20);
  head.set(new TextEncoder().encode(kMagic));
  new DataView(head.buffer).setUint32(kMagic.length, start - kHeaderBytes, true);
  head.set(manifestText(engine, frames, start), kHeaderBytes);
  return [head, ...frames.map(({ pixels }) => pixels)];
}

function manifestText(engine: string, frames: readonly ReplayFrame[], start: number): Uint8Array {
  let offset = start;
  const entries = frames.map(({ layout, timestampMs, pixels, expected }): FrameEntry => {
    const entry = { ...layout, timestampMs, offset, byteLength: pixels.byteLength, expected };
    if (start !== Number.MAX_SAFE_INTEGER) offset += pixels.byteLength;
    return entry;
  });
  const manifest: Manifest = { format: 1, engine, frames: entries };
  return new TextEncoder().encode(JSON.stringify(manifest));
}

/** The frames are views into `bytes`. @throws QujingError badReplay */
export function decodeReplay(bytes: Uint8Array<ArrayBuffer>): Replay {
  const { engine, frames } = readManifest(bytes);
  return {
    engine,
    frames: frames.map(({ width, height, rowStride, format, timestampMs, offset, byteLength, expected }, index) => {
      if (offset + byteLength > bytes.byteLength) {
        refuse(`frame ${index} ends at ${offset + byteLength}, the file at ${bytes.byteLength}`);
      }
      const pixels = bytes.subarray(offset, offset + byteLength);
      return { layout: { width, height, rowStride, format }, timestampMs, pixels, expected };
    }),
  };
}

function readManifest(bytes: Uint8Array<ArrayBuffer>): Manifest {
  const magic = new TextDecoder().decode(bytes.subarray(0, kMagic.length));
  if (bytes.byteLength < kHeaderBytes || magic !== kMagic) refuse(`the file does not begin with ${kMagic}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(kMagic.length, true);
  if (kHeaderBytes + length > bytes.byteLength) refuse(`the manifest needs ${length} bytes, the file ends before`);
  const text = new TextDecoder().decode(bytes.subarray(kHeaderBytes, kHeaderBytes + length));
  const manifest = parse(text);
  if (!isManifest(manifest)) refuse('the manifest is not of format 1');
  return manifest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(`the manifest is not JSON: ${describe(error)}`);
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false;
  const { format, engine, frames } = value;
  return format === 1 && typeof engine === 'string' && Array.isArray(frames) && frames.every(isFrameEntry);
}

function isFrameEntry(value: unknown): value is FrameEntry {
  if (!isRecord(value)) return false;
  const { width, height, rowStride, timestampMs, offset, byteLength, format, expected } = value;
  const whole = [width, height, rowStride, offset, byteLength].every((n) => Number.isSafeInteger(n));
  const known = pixelFormats.some((name) => name === format);
  return (
    whole &&
    known &&
    Number(offset) >= 0 &&
    Number(byteLength) >= 0 &&
    typeof timestampMs === 'number' &&
    isResult(expected)
  );
}

function isResult(value: unknown): value is ReplayResult | null {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  const { error, quad, confidence, guidance } = value;
  const known = engineErrorCodes.some((code) => code === error) && guidanceCodes.some((code) => code === guidance);
  return known && typeof confidence === 'number' && (quad === null || isQuad(quad));
}

function isQuad(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'].every((name) => {
    const corner = value[name];
    return isRecord(corner) && typeof corner['x'] === 'number' && typeof corner['y'] === 'number';
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function refuse(why: string): never {
  throw new QujingError('badReplay', why);
}
