import { detectCapability } from '../capability.js';
import { QujingError } from '../errors.js';

/** @throws QujingError wasmUnsupported or simdUnsupported where live analysis is impossible: see detectCapability(). */
export function requireLiveAnalysis(): void {
  const { wasm, simd } = detectCapability();
  if (!wasm) throw new QujingError('wasmUnsupported', 'this browser has no WebAssembly');
  if (!simd) throw new QujingError('simdUnsupported', 'this browser has no WebAssembly SIMD');
}
