import { button } from '../dom.js';
import type { AlertBox } from './alert_box.js';

/**
 * A button whose press is work for a while: it cannot be pressed twice, says that it works, and puts what goes wrong into
 * the page's alert.
 */
export function workingButton(
  label: string,
  look: string,
  alert: AlertBox,
  work: () => Promise<unknown>,
): HTMLButtonElement {
  const element = button(label, look, () => {
    if (element.getAttribute('aria-disabled') === 'true') return;
    void run();
  });
  const run = async (): Promise<void> => {
    alert.clear();
    // Not `disabled`: the focus stays where it is.
    element.setAttribute('aria-disabled', 'true');
    element.setAttribute('aria-busy', 'true');
    try {
      await work();
    } catch (error) {
      alert.fail(error);
    } finally {
      element.removeAttribute('aria-disabled');
      element.removeAttribute('aria-busy');
    }
  };
  return element;
}
