/** Blockiness of JPEG and webcam streams: 8x8 DCT, quantised with the standard tables (ITU-T T.81 annex K), chroma halved. */
const kLuma = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const kChroma = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...Array<number>(32).fill(99),
];

const kBasis = Float32Array.from({ length: 64 }, (_, i) => {
  const frequency = i >> 3;
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * (i & 7) + 1) * frequency * Math.PI) / 16);
});

export function jpegArtifacts(pixels: Float32Array, width: number, height: number, quality: number): void {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const table = (base: readonly number[]): Float32Array =>
    Float32Array.from(base, (v) => Math.max(1, Math.floor((v * scale + 50) / 100)));
  const half = [(width + 1) >> 1, (height + 1) >> 1] as const;
  const planes = split(pixels, width, height, half);
  requantise(planes.luma, width, height, table(kLuma));
  requantise(planes.blue, half[0], half[1], table(kChroma));
  requantise(planes.red, half[0], half[1], table(kChroma));
  join(pixels, width, height, half, planes);
}

interface Planes {
  luma: Float32Array;
  blue: Float32Array;
  red: Float32Array;
}

function split(pixels: Float32Array, width: number, height: number, half: readonly [number, number]): Planes {
  const planes = {
    luma: new Float32Array(width * height),
    blue: new Float32Array(half[0] * half[1]),
    red: new Float32Array(half[0] * half[1]),
  };
  const weight = new Float32Array(half[0] * half[1]);
  for (let y = 0, i = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++, p += 3) {
      const r = Math.min(255, Math.max(0, pixels[p] as number));
      const g = Math.min(255, Math.max(0, pixels[p + 1] as number));
      const b = Math.min(255, Math.max(0, pixels[p + 2] as number));
      const level = 0.299 * r + 0.587 * g + 0.114 * b;
      planes.luma[i] = level - 128;
      const j = (y >> 1) * half[0] + (x >> 1);
      planes.blue[j] = (planes.blue[j] as number) + 0.564 * (b - level);
      planes.red[j] = (planes.red[j] as number) + 0.713 * (r - level);
      weight[j] = (weight[j] as number) + 1;
    }
  }
  for (let j = 0; j < weight.length; j++) {
    planes.blue[j] = (planes.blue[j] as number) / (weight[j] as number);
    planes.red[j] = (planes.red[j] as number) / (weight[j] as number);
  }
  return planes;
}

function requantise(plane: Float32Array, width: number, height: number, table: Float32Array): void {
  const block = new Float32Array(64);
  const scratch = new Float32Array(64);
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      for (let i = 0; i < 64; i++)
        block[i] = plane[Math.min(height - 1, y + (i >> 3)) * width + Math.min(width - 1, x + (i & 7))] as number;
      forward(block, scratch);
      for (let i = 0; i < 64; i++)
        block[i] = Math.round((block[i] as number) / (table[i] as number)) * (table[i] as number);
      inverse(block, scratch);
      for (let i = 0; i < 64; i++) {
        if (y + (i >> 3) < height && x + (i & 7) < width)
          plane[(y + (i >> 3)) * width + x + (i & 7)] = block[i] as number;
      }
    }
  }
}

function forward(block: Float32Array, scratch: Float32Array): void {
  for (let r = 0; r < 64; r += 8) {
    for (let f = 0; f < 8; f++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += (block[r + k] as number) * (kBasis[f * 8 + k] as number);
      scratch[r + f] = sum;
    }
  }
  for (let c = 0; c < 8; c++) {
    for (let f = 0; f < 8; f++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += (scratch[k * 8 + c] as number) * (kBasis[f * 8 + k] as number);
      block[f * 8 + c] = sum;
    }
  }
}

function inverse(block: Float32Array, scratch: Float32Array): void {
  for (let c = 0; c < 8; c++) {
    for (let k = 0; k < 8; k++) {
      let sum = 0;
      for (let f = 0; f < 8; f++) sum += (block[f * 8 + c] as number) * (kBasis[f * 8 + k] as number);
      scratch[k * 8 + c] = sum;
    }
  }
  for (let r = 0; r < 64; r += 8) {
    for (let k = 0; k < 8; k++) {
      let sum = 0;
      for (let f = 0; f < 8; f++) sum += (scratch[r + f] as number) * (kBasis[f * 8 + k] as number);
      block[r + k] = sum;
    }
  }
}

function join(
  pixels: Float32Array,
  width: number,
  height: number,
  half: readonly [number, number],
  planes: Planes,
): void {
  for (let y = 0, i = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++, p += 3) {
      const j = (y >> 1) * half[0] + (x >> 1);
      const level = (planes.luma[i] as number) + 128;
      const blue = planes.blue[j] as number;
      const red = planes.red[j] as number;
      pixels[p] = level + 1.402 * red;
      pixels[p + 1] = level - 0.344 * blue - 0.714 * red;
      pixels[p + 2] = level + 1.772 * blue;
    }
  }
}
