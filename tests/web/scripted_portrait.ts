// A portrait worker that says what the test wants.
import { QujingError } from '../../web/sdk/errors.js';
import type { CapturedPortrait, PhotoSpecName, PortraitAnalysis } from '../../web/sdk/types.js';
import type { PortraitWorker } from '../../web/sdk/worker/portrait_client.js';
import type { PortraitAnswer, PortraitRequest, PortraitResponse } from '../../web/sdk/worker/protocol/portrait.js';
import { photoOf, portraitWith } from './portrait_with.js';

export type PortraitCaptureRequest = Extract<PortraitRequest, { type: 'capture' }>;

export const blue: PhotoSpecName = {
  id: 'zikao-blue',
  names: { 'zh-CN': '蓝底', en: 'blue' },
  width: 480,
  height: 640,
  dpi: 300,
  background: [100, 197, 255],
  replaceBackground: true,
  file: { leastBytes: 20480, mostBytes: 40960, leastQuality: 0.6 },
  face: {
    crownToTop: [50, 110],
    eyesToTop: [200, 300],
    width: [180, 300],
    offCentre: 24,
    yaw: 10,
    pitch: 10,
    roll: 10,
  },
};

export class ScriptedPortrait implements PortraitWorker {
  readonly captures: PortraitCaptureRequest[] = [];
  readonly opens: string[] = [];
  resets = 0;
  lastTask: object = {};
  analysis: () => PortraitAnalysis = () => portraitWith({});
  picture: (request: PortraitCaptureRequest) => CapturedPortrait = (request) => portraitOf(request, portraitWith({}));
  #respond: (response: PortraitResponse) => void = () => undefined;

  post(request: PortraitRequest): void {
    const answer = this.#answer(request);
    queueMicrotask(() => {
      this.#respond({ ...answer, requestId: request.requestId });
    });
  }

  listen(onResponse: (response: PortraitResponse) => void): void {
    this.#respond = onResponse;
  }

  terminate(): void {
    this.#respond = () => undefined;
  }

  #answer(request: PortraitRequest): PortraitAnswer {
    switch (request.type) {
      case 'open':
        this.opens.push(request.spec);
        return { type: 'opened', version: 'scripted' };
      case 'analyze':
        this.lastTask = request.task;
        return { type: 'analyzed', analysis: this.analysis(), luma: { least: 0, most: 200 }, kept: null };
      case 'capture':
        this.captures.push(request);
        return this.#capture(request);
      case 'listSpecs':
        return { type: 'specs', specs: [blue, { ...blue, id: 'zikao-white' }] };
      case 'reset':
        this.resets++;
        return { type: 'done' };
      case 'setSpec':
      case 'inspect':
      case 'forceTrap':
      case 'close':
        return { type: 'done' };
    }
  }

  #capture(request: PortraitCaptureRequest): PortraitAnswer {
    try {
      return { type: 'captured', picture: this.picture(request) };
    } catch (error) {
      return { type: 'failed', error: QujingError.wrap(error, 'workerFailed', 'capture').toReport() };
    }
  }
}

/** What the worker makes of a picture; the rule lets a face move 10 pixels to the right and no further. */
export function portraitOf(
  { origin, adjustment: { right = 0, down = 0, zoom = 1 } }: PortraitCaptureRequest,
  analysis: PortraitAnalysis,
): CapturedPortrait {
  const artifact =
    analysis.face === null ? null : photoOf(analysis, { adjustment: { right: Math.min(right, 10), down, zoom } });
  return { origin, analysis, artifact, source: new Blob(['source']) };
}
