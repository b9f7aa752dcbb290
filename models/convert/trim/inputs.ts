// Inputs that no picture gives, beside those that look like one. The same for the same seed.

/** xorshift32 in [0, 1). */
export function randomSource(seed: number): () => number {
  let state = (Math.imul(seed + 1, 0x9e3779b9) | 1) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What the profile of the runtime is made with. */
export function trainingInputs(length: number, round: number): Float32Array[] {
  const random = randomSource(round);
  const special = [NaN, Infinity, -Infinity, 1e-40, -1e-40, 3e38, -3e38, 0, -0];
  return [
    filled(length, () => 0),
    filled(length, (index) => 0.5 + 0.5 * Math.sin(index * 0.013 * (round + 1))),
    filled(length, () => random()),
    filled(length, () => 2 * random() - 1),
    filled(length, () => (random() - 0.5) * 1e6),
    filled(length, () => special[Math.floor(random() * special.length)] ?? 0),
    ...special.map((value) => filled(length, () => value)),
  ];
}

export function filled(length: number, value: (index: number) => number): Float32Array {
  return Float32Array.from({ length }, (_, index) => value(index));
}
