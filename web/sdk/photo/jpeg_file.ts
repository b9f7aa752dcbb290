// What a finished photo's file holds: SOI, one JFIF APP0 with the resolution, tables, frame, scans, EOI, nothing else.
// ITU-T T.81 (JPEG), annex B; T.871 (JFIF), clause 10.
import { QujingError } from '../errors.js';

/** What the file of a photo must say. */
export interface JpegRule {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;
const app0 = 0xe0;
const app14 = 0xee;
const app15 = 0xef;
const com = 0xfe;
/** Baseline, extended and progressive Huffman: what every reader knows. */
const framesRead = new Set([0xc0, 0xc1, 0xc2]);
/** Other frames: lossless, differential, arithmetic. */
const framesRefused = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

interface Segment {
  readonly marker: number;
  /** Where its FF stands, fill bytes left out; where the next begins, after a scan's entropy-coded data. */
  readonly start: number;
  readonly end: number;
  /** Behind the two bytes of the length, up to the header's end. */
  readonly payload: Uint8Array;
}

/**
 * Rewrites what an encoder made: exactly one JFIF APP0 with the rule's resolution, no EXIF, ICC, comment or other APPn,
 * nothing behind the end. Tables and scans are copied byte for byte, so the pixels stay what they were.
 * @throws QujingError captureFailed when it is no whole JPEG of the rule's size in three colours (YCbCr).
 */
export function finishedJpeg(encoded: Uint8Array, rule: JpegRule): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(encoded);
  checkFrame(segments, rule);
  const kept = segments.filter(({ marker }) => marker !== com && (marker < app0 || marker > app15));
  const head = Uint8Array.of(0xff, soi, ...jfifOf(rule.dpi));
  const size = kept.reduce((sum, { start, end }) => sum + end - start, head.length + 2);
  const file = new Uint8Array(size);
  file.set(head);
  let at = head.length;
  for (const { start, end } of kept) {
    file.set(encoded.subarray(start, end), at);
    at += end - start;
  }
  file.set([0xff, eoi], at);
  return file;
}

/**
 * The same picture in a file of exactly `bytes`: fill bytes before the end's marker, which T.81 B.1.1.2 lets stand
 * before any. Before the last one they are seen by no reader that only wants the header.
 */
export function filledJpeg(file: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(Math.max(bytes, file.length)).fill(0xff);
  filled.set(file.subarray(0, file.length - 2));
  filled[filled.length - 1] = eoi;
  return filled;
}

/** JFIF 1.01, dots an inch, no thumbnail. */
function jfifOf(dpi: number): readonly number[] {
  const density = [dpi >> 8, dpi & 255];
  return [0xff, app0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, ...density, ...density, 0, 0];
}

function segmentsOf(file: Uint8Array): readonly Segment[] {
  if (file[0] !== 0xff || file[1] !== soi) throw broken('it does not begin as a JPEG does');
  const segments: Segment[] = [];
  for (let at = 2; ;) {
    const start = markerAt(file, at);
    const marker = file[start + 1];
    if (marker === eoi) return segments;
    const segment = segmentAt(file, start);
    segments.push(segment);
    at = segment.end;
  }
}

/** The place of the FF right before a marker's code. */
function markerAt(file: Uint8Array, at: number): number {
  if (file[at] !== 0xff) throw broken(at < file.length ? `no marker at byte ${String(at)}` : 'it ends too early');
  let start = at;
  while (file[start + 1] === 0xff) ++start;
  if (start + 1 >= file.length) throw broken('it ends too early');
  return start;
}

function segmentAt(file: Uint8Array, start: number): Segment {
  const marker = file[start + 1] ?? 0;
  const length = ((file[start + 2] ?? 0) << 8) | (file[start + 3] ?? 0);
  const headerEnd = start + 2 + length;
  if (length < 2 || headerEnd > file.length) throw broken(`segment ${marker.toString(16)} is cut off`);
  const end = marker === sos ? scanEnd(file, headerEnd) : headerEnd;
  return { marker, start, end, payload: file.subarray(start + 4, headerEnd) };
}

/** Entropy-coded data end at a marker that is neither a stuffed FF nor a restart; fill bytes are the marker's. */
function scanEnd(file: Uint8Array, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 2)) {
    let last = at;
    while (file[last + 1] === 0xff) ++last;
    const code = file[last + 1];
    if (code !== undefined && code !== 0 && (code < 0xd0 || code > 0xd7)) return at;
    at = last;
  }
  throw broken('it ends within a scan');
}

function checkFrame(segments: readonly Segment[], rule: JpegRule): void {
  const frame = segments.find(({ marker }) => framesRead.has(marker));
  if (frame === undefined || segments.some(({ marker }) => framesRefused.has(marker)))
    throw broken('its kind of coding is not for photos');
  if (!segments.some(({ marker }) => marker === sos)) throw broken('it has no scan');
  const [depth = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components = 0] = frame.payload;
  const got = `${String((w1 << 8) | w0)}x${String((h1 << 8) | h0)}`;
  const need = `${String(rule.width)}x${String(rule.height)}`;
  if (got !== need) throw broken(`got ${got}, need ${need}`);
  if (depth !== 8 || components !== 3) throw broken(`got ${String(components)} components of ${String(depth)} bits`);
  if (!isYcbcr(segments, frame)) throw broken('its colours are not YCbCr, which JFIF asks for');
}

/** An Adobe APP14 is needed only where the colours are not JFIF's; then there can be no JFIF file. */
function isYcbcr(segments: readonly Segment[], frame: Segment): boolean {
  const adobe = segments.find(({ marker, payload }) => marker === app14 && isAdobe(payload));
  if (adobe !== undefined) return adobe.payload[11] === 1;
  const [first, second, third] = [frame.payload[6], frame.payload[9], frame.payload[12]];
  return !(first === 0x52 && second === 0x47 && third === 0x42);
}

function isAdobe(payload: Uint8Array): boolean {
  return payload.length >= 12 && String.fromCharCode(...payload.subarray(0, 5)) === 'Adobe';
}

function broken(what: string): QujingError {
  return new QujingError('captureFailed', `the encoder's JPEG cannot be used: ${what}`);
}
