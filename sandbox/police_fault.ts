// Which fault a question to the police-ID service meets: the script's, or the person's own.
import type { Spoiled } from './house.js';
import type { Behaviour } from './people.js';
import type { Fault } from './script.js';

export class PoliceFaults {
  readonly #askedOnce = new Set<string>();

  /** @param scripted comes before the person's. */
  of(behaviour: Behaviour, requestSn: string, scripted: Fault | null): Fault | null {
    const first = !this.#askedOnce.has(requestSn);
    this.#askedOnce.add(requestSn);
    if (scripted) return scripted;
    if (behaviour === 'duplicate') return first ? 'hangUp' : null;
    return behaviour === 'slow' || behaviour === 'serverError' || behaviour === 'garbage' ? behaviour : null;
  }
}

/** The work was done, only the answer is late or lost: the vendor keeps and bills it. */
export function isDone(fault: Spoiled | null): boolean {
  return fault === null || fault === 'slow' || fault === 'hangUp';
}
