/** A face as 192 numbers of length 1 together. Personal data: never stored, never logged. */
export interface FaceDescription {
  readonly numbers: Float32Array;
  /** Pixels of the picture between the middles of the eyes: how much there was to see. */
  readonly eyeDistance: number;
}

export const kNumbers = 192;

/** The cosine of the angle between two faces, -1..1. @throws Error when their lengths differ. */
export function similarityOf(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`got ${a.length} numbers and ${b.length}`);
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** The direction in the middle of several, each weighed alike. @throws Error when they have none. */
export function meanDirection(all: readonly Float32Array[]): Float32Array {
  const [first] = all;
  if (first === undefined) throw new Error('got no numbers');
  const units = all.map(unitOf);
  return unitOf(first.map((_, at) => units.reduce((sum, unit) => sum + (unit[at] ?? 0), 0)));
}

/** @throws Error when all are zero, or one is no number. */
export function unitOf(numbers: Float32Array): Float32Array {
  const length = Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0));
  if (!(length > 0 && Number.isFinite(length))) throw new Error(`numbers of the length ${length} have no direction`);
  return numbers.map((value) => value / length);
}
