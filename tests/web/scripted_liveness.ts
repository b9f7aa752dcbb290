// A worker of liveness that says what the test wants.
import type { ChallengeStatus } from '../../web/sdk/types.js';
import type { LivenessWorker } from '../../web/sdk/worker/liveness_client.js';
import type { LivenessAnswer, LivenessRequest, LivenessResponse } from '../../web/sdk/worker/protocol/liveness.js';
import { livenessWith, statusWith } from './liveness_with.js';

export class ScriptedLiveness implements LivenessWorker {
  readonly asked: LivenessRequest['type'][] = [];
  readonly begun: (readonly string[])[] = [];
  status: ChallengeStatus | null = statusWith({});
  collects = true;
  #respond: (response: LivenessResponse) => void = () => undefined;

  post(request: LivenessRequest): void {
    this.asked.push(request.type);
    const answer = this.#answer(request);
    queueMicrotask(() => {
      this.#respond({ ...answer, requestId: request.requestId });
    });
  }

  listen(onResponse: (response: LivenessResponse) => void): void {
    this.#respond = onResponse;
  }

  terminate(): void {
    this.#respond = () => undefined;
  }

  #answer(request: LivenessRequest): LivenessAnswer {
    switch (request.type) {
      case 'open':
        return { type: 'opened', version: 'scripted' };
      case 'analyze':
        return { type: 'analyzed', analysis: livenessWith(this.status), luma: { least: 0, most: 200 }, kept: null };
      case 'begin':
        this.begun.push(request.actions);
        return { type: 'status', status: this.status ?? statusWith({}) };
      case 'tick':
        return { type: 'status', status: this.status ?? statusWith({ state: 'cancelled' }) };
      case 'collect': {
        if (!this.collects) return { type: 'failed', error: { code: 'captureFailed', message: 'by the test' } };
        const manifest = JSON.stringify({ sessionId: request.sessionId, nonce: request.nonce });
        return { type: 'collected', evidence: { actions: [], pictures: [], cues: [], manifest } };
      }
      case 'reset':
      case 'cancel':
      case 'inspect':
      case 'forceTrap':
      case 'close':
        return { type: 'done' };
    }
  }
}
