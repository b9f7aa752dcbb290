// An analyzer worker that says what the test wants.
import { QujingError } from '../../web/sdk/errors.js';
import type { AnalyzerWorker } from '../../web/sdk/worker/analyzer_client.js';
import type { AnalyzerAnswer, AnalyzerRequest, AnalyzerResponse } from '../../web/sdk/worker/protocol.js';
import type { CapturedPicture, CardAnalysis, CardArtifact } from '../../web/sdk/types.js';
import { analysisWith, quad } from './analysis_with.js';

export type CaptureRequest = Extract<AnalyzerRequest, { type: 'capture' }>;
export type AnalyzeRequest = Extract<AnalyzerRequest, { type: 'analyze' }>;

export class ScriptedWorker implements AnalyzerWorker {
  readonly captures: CaptureRequest[] = [];
  resets = 0;
  lastTask: AnalyzeRequest['task'] = {};
  analysis: (request: AnalyzeRequest) => CardAnalysis = () => analysisWith({});
  picture: (request: CaptureRequest) => CapturedPicture = (request) => pictureOf(request, true);
  #respond: (response: AnalyzerResponse) => void = () => undefined;

  post(request: AnalyzerRequest): void {
    const answer = this.#answer(request);
    queueMicrotask(() => {
      this.#respond({ ...answer, requestId: request.requestId });
    });
  }

  listen(onResponse: (response: AnalyzerResponse) => void): void {
    this.#respond = onResponse;
  }

  terminate(): void {
    this.#respond = () => undefined;
  }

  #answer(request: AnalyzerRequest): AnalyzerAnswer {
    switch (request.type) {
      case 'open':
        return { type: 'opened', version: 'scripted' };
      case 'analyze':
        this.lastTask = request.task;
        return { type: 'analyzed', analysis: this.analysis(request), luma: { least: 0, most: 200 }, kept: null };
      case 'capture':
        this.captures.push(request);
        return this.#capture(request);
      case 'reset':
        this.resets++;
        return { type: 'done' };
      case 'readIdNumber':
      case 'inspect':
      case 'forceTrap':
      case 'close':
        return { type: 'done' };
    }
  }

  #capture(request: CaptureRequest): AnalyzerAnswer {
    try {
      return { type: 'captured', picture: this.picture(request) };
    } catch (error) {
      return { type: 'failed', error: QujingError.wrap(error, 'workerFailed', 'capture').toReport() };
    }
  }
}

/** What the worker makes of a picture. */
export function pictureOf(
  { task, origin, quad: given }: CaptureRequest,
  passed: boolean,
  found = true,
): CapturedPicture {
  const side = task.side ?? 'unknown';
  const analysis = analysisWith({ side, found, ...(passed ? {} : { failed: ['blurred'] }) });
  if (origin === 'camera' && !passed) return { analysis, artifact: null, frame: null };
  const frame = new Blob(['frame']);
  if (!found && given === null) return { analysis, artifact: null, frame };
  const artifact: CardArtifact = { side, passed, analysis, card: new Blob(['card']), frame, quad, manifest: '{}' };
  return { analysis, frame, artifact };
}
