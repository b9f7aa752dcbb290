import { detectCapability, type CapabilityFacts } from 'qujing';
import { html } from '../elements/dom.js';
import { say } from './lab_text.js';
import { byId } from './page.js';

const facts: readonly (keyof CapabilityFacts & Parameters<typeof say>[0])[] = [
  'wasm',
  'simd',
  'worker',
  'offscreenCanvas',
  'webCodecs',
  'camera',
  'secureContext',
  'file',
];

/** What this browser can do, and the verdict drawn from it. */
export function showCapability(): void {
  const capability = detectCapability();
  const chip = byId('verdict', HTMLElement);
  chip.dataset['verdict'] = capability.verdict;
  chip.textContent = say(capability.verdict);
  const reasons = capability.reasons.length === 0 ? '' : `: ${capability.reasons.join(', ')}`;
  byId('capability-verdict', HTMLElement).textContent = say(capability.verdict) + reasons;
  const items = facts.map((fact) => {
    const has = capability[fact];
    return html(
      'li',
      { 'data-has': String(has) },
      say(fact),
      html('span', { class: 'spoken' }, `: ${say(has ? 'yes' : 'no')}`),
    );
  });
  byId('capability-list', HTMLUListElement).replaceChildren(...items);
}
