import type { AskedSide, CardCaptureOptions, CreateAnalyzerOptions } from '../sdk/index.js';
import { sessionOf } from './element_base.js';

/** worker-url and wasm-url. */
export function engineOptionsOf(element: Element): CreateAnalyzerOptions {
  const workerUrl = element.getAttribute('worker-url');
  const wasmUrl = element.getAttribute('wasm-url');
  return { ...(workerUrl === null ? {} : { workerUrl }), ...(wasmUrl === null ? {} : { wasmUrl }) };
}

/** sides, session-id and nonce. */
export function captureOptionsOf(element: Element): Pick<CardCaptureOptions, 'sides' | 'sessionId' | 'nonce'> {
  return { sides: sidesOf(element.getAttribute('sides')), ...sessionOf(element) };
}

function sidesOf(attribute: string | null): readonly AskedSide[] {
  return attribute === 'portrait' || attribute === 'emblem' ? [attribute] : ['portrait', 'emblem'];
}
