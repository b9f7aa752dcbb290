import type { AskedSide, CardCaptureOptions, CreateAnalyzerOptions } from '../sdk/index.js';

/** worker-url and wasm-url. */
export function engineOptionsOf(element: Element): CreateAnalyzerOptions {
  const workerUrl = element.getAttribute('worker-url');
  const wasmUrl = element.getAttribute('wasm-url');
  return { ...(workerUrl === null ? {} : { workerUrl }), ...(wasmUrl === null ? {} : { wasmUrl }) };
}

/** sides, session-id and nonce. */
export function captureOptionsOf(element: Element): Pick<CardCaptureOptions, 'sides' | 'sessionId' | 'nonce'> {
  const sessionId = element.getAttribute('session-id');
  const nonce = element.getAttribute('nonce');
  return {
    sides: sidesOf(element.getAttribute('sides')),
    ...(sessionId === null ? {} : { sessionId }),
    ...(nonce === null ? {} : { nonce }),
  };
}

function sidesOf(attribute: string | null): readonly AskedSide[] {
  return attribute === 'portrait' || attribute === 'emblem' ? [attribute] : ['portrait', 'emblem'];
}
