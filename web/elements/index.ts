import { QujingCardElement } from './card_element.js';
import { QujingLivenessElement } from './liveness_element.js';
import { QujingPortraitElement } from './portrait_element.js';

export { QujingCardElement, QujingLivenessElement, QujingPortraitElement };
export { livenessWordsFor, type LivenessWords } from '../sdk/text/liveness_words.js';
export { filled, portraitWordsFor, type PortraitTexts, type PortraitWords } from '../sdk/text/portrait_words.js';
export type {
  ErrorDetail,
  FileDetail,
  GuidanceDetail,
  LivenessCaptureDetail,
  LivenessEndedDetail,
  LivenessGuidanceDetail,
  LivenessManualReviewDetail,
  PortraitCaptureDetail,
  PortraitGuidanceDetail,
} from '../sdk/index.js';

declare global {
  interface HTMLElementTagNameMap {
    'qujing-card': QujingCardElement;
    'qujing-liveness': QujingLivenessElement;
    'qujing-portrait': QujingPortraitElement;
  }
}

const elements = {
  'qujing-card': QujingCardElement,
  'qujing-liveness': QujingLivenessElement,
  'qujing-portrait': QujingPortraitElement,
} as const;

/** Makes <qujing-card>, <qujing-portrait> and <qujing-liveness> known to the page. Importing this module does it; safe to call again. */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return;
  for (const [name, element] of Object.entries(elements)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}

defineElements();
