import { browserPlatform, workerAt } from '../platform/browser.js';
import { PortraitClient, type PortraitClientOptions, type PortraitFiles } from '../worker/portrait_client.js';
import { requireLiveAnalysis } from './require_live_analysis.js';

export interface CreatePortraitAnalyzerOptions extends Partial<
  Omit<PortraitClientOptions, 'createWorker' | 'files' | 'sha256'>
> {
  /** Address of portrait_worker.js, same origin. Default: beside this module. */
  readonly workerUrl?: string | URL;
  /** Addresses of single files, same origin. Default: beside this module. Their sha256 is verified in both cases. */
  readonly files?: Partial<PortraitFiles>;
}

/**
 * Starts the portrait worker; loading goes on while frames may already come.
 * @throws QujingError wasmUnsupported or simdUnsupported where live analysis is impossible: see detectCapability().
 */
export function createPortraitAnalyzer(options: CreatePortraitAnalyzerOptions = {}): PortraitClient {
  const { workerUrl, files, ...rest } = options;
  requireLiveAnalysis();
  return new PortraitClient({
    ...rest,
    createWorker: workerUrl === undefined ? browserPlatform.createPortraitWorker : () => workerAt(workerUrl),
    files: { ...browserPlatform.faceFiles, ...files },
    sha256: browserPlatform.faceSha256,
  });
}
