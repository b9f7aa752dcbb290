/** Why less than the live view is possible. */
export type CapabilityReason =
  | 'wasmUnsupported'
  | 'simdUnsupported'
  | 'workerUnsupported'
  | 'insecureContext'
  | 'cameraUnsupported'
  | 'fileUnsupported';

export interface CapabilityFacts {
  readonly wasm: boolean;
  readonly simd: boolean;
  readonly worker: boolean;
  /** The way to a still's pixels. Without it the page draws live frames itself and sends their pixels (iOS 15). */
  readonly offscreenCanvas: boolean;
  /** VideoFrame: frames reach the engine without a canvas. */
  readonly webCodecs: boolean;
  readonly camera: boolean;
  readonly secureContext: boolean;
  /** A picture can be taken or chosen as a file. */
  readonly file: boolean;
}

/**
 * - `live`: camera frames are analysed on this device.
 * - `stillOnly`: a picture can be taken or chosen; see `stillAnalysis` for who looks at it.
 * - `unsupported`: not even that.
 */
export type CapabilityVerdict = 'live' | 'stillOnly' | 'unsupported';

export interface Capability extends CapabilityFacts {
  readonly verdict: CapabilityVerdict;
  /** A still can be analysed here; when false it can only be sent to the server: see the event qujing-file. */
  readonly stillAnalysis: boolean;
  /** Empty when the verdict is `live`. */
  readonly reasons: readonly CapabilityReason[];
}

/** (func (result v128) i32.const 0 i8x16.splat): valid only where SIMD is. */
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

export function judgeCapability(facts: CapabilityFacts): Capability {
  const needs: readonly (readonly [boolean, CapabilityReason])[] = [
    [facts.wasm, 'wasmUnsupported'],
    [facts.simd, 'simdUnsupported'],
    [facts.worker, 'workerUnsupported'],
    [facts.secureContext, 'insecureContext'],
    [facts.camera, 'cameraUnsupported'],
  ];
  const reasons = needs.filter(([met]) => !met).map(([, reason]) => reason);
  const stillAnalysis = facts.wasm && facts.simd && facts.worker && facts.offscreenCanvas && facts.file;
  if (reasons.length === 0) return { ...facts, verdict: 'live', stillAnalysis, reasons };
  if (facts.file) return { ...facts, verdict: 'stillOnly', stillAnalysis, reasons };
  return { ...facts, verdict: 'unsupported', stillAnalysis: false, reasons: [...reasons, 'fileUnsupported'] };
}

/** Looks at what this browser has. Asks for no permission and loads nothing. */
export function detectCapability(): Capability {
  const wasm = typeof WebAssembly === 'object' && typeof WebAssembly.validate === 'function';
  return judgeCapability({
    wasm,
    simd: wasm && WebAssembly.validate(simdProbe),
    worker: typeof Worker === 'function',
    offscreenCanvas: typeof OffscreenCanvas === 'function',
    webCodecs: typeof VideoFrame === 'function',
    camera: hasCamera(),
    secureContext: typeof isSecureContext === 'boolean' && isSecureContext,
    file: typeof File === 'function' && typeof HTMLInputElement === 'function',
  });
}

/** Pages that are not served over https have no mediaDevices at all. */
function hasCamera(): boolean {
  if (typeof navigator !== 'object') return false;
  const { mediaDevices } = navigator as { readonly mediaDevices?: Partial<MediaDevices> };
  return typeof mediaDevices?.getUserMedia === 'function';
}
