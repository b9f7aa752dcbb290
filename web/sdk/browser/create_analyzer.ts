import { browserPlatform, workerAt } from '../platform/browser.js';
import { AnalyzerClient, type AnalyzerOptions } from '../worker/analyzer_client.js';
import { requireLiveAnalysis } from './require_live_analysis.js';

export interface CreateAnalyzerOptions extends Partial<Omit<AnalyzerOptions, 'createWorker' | 'wasm' | 'sha256'>> {
  /** Address of analyzer_worker.js, same origin. Default: beside this module. */
  readonly workerUrl?: string | URL;
  /** Address of qujing.wasm. Default: beside this module. Its sha256 is verified in both cases. */
  readonly wasmUrl?: string | URL;
}

/**
 * Starts the analyzer worker; loading goes on while frames may already come.
 * @throws QujingError wasmUnsupported or simdUnsupported where live analysis is impossible: see detectCapability().
 */
export function createAnalyzer({ workerUrl, wasmUrl, ...options }: CreateAnalyzerOptions = {}): AnalyzerClient {
  requireLiveAnalysis();
  return new AnalyzerClient({
    ...options,
    createWorker: workerUrl === undefined ? browserPlatform.createWorker : () => workerAt(workerUrl),
    wasm: { kind: 'url', url: wasmUrl === undefined ? browserPlatform.wasmUrl : new URL(wasmUrl, location.href).href },
    sha256: browserPlatform.sha256,
  });
}
