import type { PhotoAdjustment, PictureTurn } from '../types.js';

export interface PhotoChange {
  readonly adjustment: Required<PhotoAdjustment>;
  readonly turn: PictureTurn;
}

const asMade: Required<PhotoAdjustment> = { right: 0, down: 0, zoom: 1 };
const kTurns = [0, 90, 180, 270] as const;

/** What the candidate changed of a photo, each change to be taken back. */
export class PhotoChanges {
  #past: readonly PhotoChange[] = [];
  #present: PhotoChange = { adjustment: asMade, turn: 0 };

  get present(): PhotoChange {
    return this.#present;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  adjust(change: PhotoAdjustment): void {
    this.#push({ ...this.#present, adjustment: { ...this.#present.adjustment, ...change } });
  }

  /** By quarters clockwise; the photo is laid anew then. */
  turn(quarters: 1 | -1): void {
    const turn = kTurns[(kTurns.indexOf(this.#present.turn) + quarters + 4) % 4] ?? 0;
    this.#push({ adjustment: asMade, turn });
  }

  /** False when there was nothing to take back. */
  undo(): boolean {
    const before = this.#past.at(-1);
    if (before === undefined) return false;
    this.#past = this.#past.slice(0, -1);
    this.#present = before;
    return true;
  }

  /** As it was made, in the turn that it has. */
  reset(): void {
    this.#push({ ...this.#present, adjustment: asMade });
  }

  /** What the rule let pass of the present one. */
  settle(adjustment: Required<PhotoAdjustment>): void {
    this.#present = { ...this.#present, adjustment };
  }

  /** Another picture. */
  clear(): void {
    this.#past = [];
    this.#present = { adjustment: asMade, turn: 0 };
  }

  #push(next: PhotoChange): void {
    this.#past = [...this.#past, this.#present];
    this.#present = next;
  }
}
