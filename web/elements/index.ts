import { QujingCardElement } from './card_element.js';

export { QujingCardElement };
export type { ErrorDetail, FileDetail, GuidanceDetail } from '../sdk/index.js';

declare global {
  interface HTMLElementTagNameMap {
    'qujing-card': QujingCardElement;
  }
}

/** Makes <qujing-card> known to the page. Importing this module does it; safe to call again. */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return;
  if (customElements.get('qujing-card') === undefined) customElements.define('qujing-card', QujingCardElement);
}

defineElements();
