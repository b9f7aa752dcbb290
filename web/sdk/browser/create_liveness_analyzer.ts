import { browserPlatform, workerAt } from '../platform/browser.js';
import { LivenessClient, type LivenessClientOptions } from '../worker/liveness_client.js';
import type { FaceFiles } from '../worker/protocol/common.js';
import { requireLiveAnalysis } from './require_live_analysis.js';

export interface CreateLivenessAnalyzerOptions extends Partial<
  Omit<LivenessClientOptions, 'createWorker' | 'files' | 'sha256'>
> {
  /** Address of liveness_worker.js, same origin. Default: beside this module. */
  readonly workerUrl?: string | URL;
  /** Addresses of single files, same origin. Default: beside this module. Their sha256 is verified in both cases. */
  readonly files?: Partial<FaceFiles>;
}

/**
 * Starts the worker of liveness; loading goes on while frames may already come.
 * @throws QujingError wasmUnsupported or simdUnsupported where live analysis is impossible: see detectCapability().
 */
export function createLivenessAnalyzer(options: CreateLivenessAnalyzerOptions = {}): LivenessClient {
  const { workerUrl, files, ...rest } = options;
  requireLiveAnalysis();
  return new LivenessClient({
    ...rest,
    createWorker: workerUrl === undefined ? browserPlatform.createLivenessWorker : () => workerAt(workerUrl),
    files: { ...browserPlatform.faceFiles, ...files },
    sha256: browserPlatform.faceSha256,
  });
}
