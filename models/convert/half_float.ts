// IEEE 754 binary16, as TFLite and ONNX store weights.
const kMantissa = 1024;
const kMinNormal = 2 ** -14;

export function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / kMantissa;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * kMinNormal : (1 + fraction) * 2 ** (exponent - 15));
}

/** The half that is exactly `value`, or null when there is none. */
export function exactHalf(value: number): number | null {
  const sign = Object.is(value, -0) || value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === 0) return sign;
  if (!Number.isFinite(size)) return null;
  const exponent = size < kMinNormal ? -14 : Math.floor(Math.log2(size));
  const mantissa = (size / 2 ** exponent) * kMantissa;
  const bits = size < kMinNormal ? mantissa : mantissa - kMantissa + ((exponent + 15) << 10);
  return exponent <= 15 && Number.isInteger(mantissa) ? sign | bits : null;
}

/** The bits of the half next to `value`. */
export function nearestHalf(value: number): number {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  if (!(size < 65520)) throw new Error(`${value} is no half`);
  const exponent = Math.max(-14, size > 0 ? Math.floor(Math.log2(size)) : -14);
  const step = 2 ** (exponent - 10);
  // A mantissa that is rounded up to 2048 carries into the exponent by itself.
  return sign | (Math.round(size / step) + (exponent + 14) * kMantissa);
}
