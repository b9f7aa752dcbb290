import { livenessActions, QujingError, type LivenessAction, type LivenessOrder } from '../sdk/index.js';

/**
 * A fixed order in the attribute `actions` (blink,turnLeft,raise): for trying out without a server. It proves nothing,
 * for it is known before. Throws badTask where there is none.
 */
export function fixedOrder(element: Element): LivenessOrder {
  const names = (element.getAttribute('actions') ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const actions = names.filter((name): name is LivenessAction => (livenessActions as readonly string[]).includes(name));
  if (actions.length === 0 || actions.length < names.length) {
    throw new QujingError('badTask', `neither requestOrder nor an attribute actions of known names: "${names.join()}"`);
  }
  return { actions, sessionId: '', nonce: '' };
}
