import type { LivenessArtifact, LivenessCaptureDetail, RequestOrder } from 'qujing';
import type { App } from '../app.js';
import { html } from '../dom.js';
import type { Page } from '../page.js';
import { stagePage } from './stage_page.js';

export interface LivenessStageOptions {
  readonly requestOrder: RequestOrder;
  readonly onPassed: (artifact: LivenessArtifact) => void;
  readonly onReview: () => void;
  readonly onBack: () => void;
}

/** <qujing-liveness>; needs loadElements() before. @returns the page, and what begins it once it is shown */
export function livenessStage(app: App, options: LivenessStageOptions): { page: Page; begin: () => void } {
  const element = html('qujing-liveness', { large: app.large });
  element.requestOrder = options.requestOrder;
  element.addEventListener('qujing-capture', (event) => {
    options.onPassed((event as CustomEvent<LivenessCaptureDetail>).detail.artifact);
  });
  element.addEventListener('qujing-manual-review', () => {
    options.onReview();
  });
  return {
    page: stagePage(app, app.words.face.heading, element, options.onBack),
    begin: () => void element.start(),
  };
}
