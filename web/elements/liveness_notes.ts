import { livenessActions } from '../sdk/index.js';
import type { LivenessWords } from '../sdk/text/liveness_words.js';
import { ActionArt } from './action_art.js';
import { html } from './dom.js';
import { icon } from './icons.js';

/** Before the start: what may be asked for, drawn, and what to mind. */
export class LivenessNotes {
  readonly element = html('div', { class: 'notes', part: 'notes' });
  #words: LivenessWords | null = null;

  show(words: LivenessWords): void {
    if (words === this.#words) return;
    this.#words = words;
    const drawn = livenessActions.map((action) => {
      const art = new ActionArt({ still: true });
      art.show(action);
      return html('li', {}, art.element, html('span', { class: 'caption' }, words.names[action]));
    });
    const rules = words.notes.map((note) => html('li', {}, icon('tick'), html('span', {}, note)));
    this.element.replaceChildren(
      html('p', { class: 'intro' }, words.status.intro),
      html('ul', { class: 'movements', 'aria-label': words.status.asked }, ...drawn),
      html('ul', { class: 'rules' }, ...rules),
    );
  }
}

export const livenessNotesStyles = `
[data-kind="liveness"][data-face="notes"] .aim { overflow: hidden auto; }
[data-kind="liveness"][data-face="notes"] .foot { min-height: 0; padding: 0; }
.notes { display: flex; flex-direction: column; justify-content: center; gap: 18px; padding-bottom: 10px; }
.notes ul { margin: 0; padding: 0; list-style: none; }
.notes .intro { margin: 0; text-align: center; text-wrap: balance; font-weight: 600; font-size: calc(1.25rem * var(--type)); line-height: 1.35; }
.movements { display: flex; flex-wrap: wrap; justify-content: center; gap: 12px 4px; }
.movements li { width: min(4rem * var(--type), max(2.9rem, (100% - 16px) / 5)); display: flex; flex-direction: column; align-items: center; gap: 4px; text-align: center; }
.movements .action-art { width: min(64px, 100%); height: auto; color: rgb(255 255 255 / 86%); }
.movements .caption { text-wrap: balance; font-size: calc(0.8125rem * var(--type)); line-height: 1.3; color: rgb(255 255 255 / 82%); }
.rules { align-self: center; }
.rules li { display: flex; gap: 8px; align-items: flex-start; padding: 4px 0; line-height: 1.4; font-size: calc(1rem * var(--type)); }
.rules .icon { flex: none; width: 20px; height: 20px; margin-top: 1px; color: var(--qujing-accent); stroke-width: 2.6; }
[data-shape="wide"] .notes { display: grid; grid-template: "intro rules" auto "movements rules" auto / minmax(0, 1fr) minmax(0, 1fr); align-content: center; gap: 14px 20px; }
[data-shape="wide"] .intro { grid-area: intro; }
[data-shape="wide"] .movements { grid-area: movements; }
[data-shape="wide"] .rules { grid-area: rules; align-self: center; }
`;
