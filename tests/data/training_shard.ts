import type { Frame } from './frame.js';
import type { Point, Quad } from './geometry.js';

/**
 * One file of training samples: a header line of JSON, then records of one size, little endian:
 * uint16 width, height; uint8 cards (0-2), flags of card 0, flags of card 1, other things (0-6);
 * float32 quads[8][4][2]: of the cards, then of the other things (pixels of the frame, also outside it, clockwise as seen);
 * uint8 RGB[side][side][3], zero beyond the frame.
 */
export const kSide = 256;
export const kQuadsAt = 8;
export const kMostQuads = 8;
export const kPixelsAt = kQuadsAt + kMostQuads * 4 * 2 * 4;
export const kRecordBytes = kPixelsAt + kSide * kSide * 3;
export const kFlags = { partlyOutside: 1, residentId: 2, cornerHidden: 4 } as const;

export function shardHeader(count: number, seed: string, shard: number): Buffer {
  const fields = {
    format: 'qujing-training',
    version: 2,
    count,
    seed,
    shard,
    side: kSide,
    recordBytes: kRecordBytes,
    quadsAt: kQuadsAt,
    pixelsAt: kPixelsAt,
    flags: kFlags,
  };
  return Buffer.from(`${JSON.stringify(fields)}\n`);
}

export function encodeRecord(frame: Frame): Buffer {
  const record = Buffer.alloc(kRecordBytes);
  record.writeUInt16LE(frame.width, 0);
  record.writeUInt16LE(frame.height, 2);
  const cards = frame.truth.cards.slice(0, 2);
  record.writeUInt8(cards.length, 4);
  cards.forEach((card, i) => {
    const flags =
      (card.partlyOutside ? kFlags.partlyOutside : 0) |
      (card.isResidentId ? kFlags.residentId : 0) |
      (card.cornerHidden ? kFlags.cornerHidden : 0);
    record.writeUInt8(flags, 5 + i);
  });
  const others = frame.truth.objects.slice(0, kMostQuads - cards.length);
  record.writeUInt8(others.length, 7);
  [...cards, ...others].forEach(({ quad }, i) => {
    quad.flat().forEach((value, k) => record.writeFloatLE(value, kQuadsAt + i * 32 + k * 4));
  });
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0, p = y * frame.width * 4, q = kPixelsAt + y * kSide * 3; x < frame.width; x++, p += 4, q += 3) {
      record[q] = frame.rgba[p] as number;
      record[q + 1] = frame.rgba[p + 1] as number;
      record[q + 2] = frame.rgba[p + 2] as number;
    }
  }
  return record;
}

/** The way back, for looking at a shard. */
export function decodeRecord(record: Buffer): Frame {
  const [width, height] = [record.readUInt16LE(0), record.readUInt16LE(2)];
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0, p = y * width * 4, q = kPixelsAt + y * kSide * 3; x < width; x++, p += 4, q += 3) {
      rgba[p] = record[q] as number;
      rgba[p + 1] = record[q + 1] as number;
      rgba[p + 2] = record[q + 2] as number;
    }
  }
  const cards = Array.from({ length: record.readUInt8(4) }, (_, i) => {
    const at = (k: number): Point => [
      record.readFloatLE(kQuadsAt + i * 32 + k * 8),
      record.readFloatLE(kQuadsAt + i * 32 + k * 8 + 4),
    ];
    const quad: Quad = [at(0), at(1), at(2), at(3)];
    const flags = record.readUInt8(5 + i);
    const isResidentId = (flags & kFlags.residentId) !== 0;
    return {
      quad,
      printed: quad,
      side: null,
      isResidentId,
      partlyOutside: (flags & kFlags.partlyOutside) !== 0,
      occludedEdges: [0, 0, 0, 0],
      occludedShare: 0,
      cornerHidden: (flags & kFlags.cornerHidden) !== 0,
    };
  });
  return { width, height, rgba, truth: { cards, objects: [] } };
}
