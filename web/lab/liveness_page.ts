import { randomOrder } from './random_order.js';

/** The candidate's page: in place of a server an order by chance, or the one of the address (?actions=blink,turnLeft). */
const element = document.querySelector('qujing-liveness');
const given = new URLSearchParams(location.search).get('actions');
if (element !== null && given !== null) element.setAttribute('actions', given);
else if (element !== null) {
  element.requestOrder = () => ({ actions: randomOrder(), sessionId: 'lab', nonce: crypto.randomUUID() });
}
