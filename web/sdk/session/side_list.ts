import type { CardArtifact } from '../types.js';

export type AskedSide = 'portrait' | 'emblem';

export interface CapturedSide {
  readonly side: AskedSide;
  /** Null while it is missing. */
  readonly artifact: CardArtifact | null;
}

/** The sides asked for, in order, and what was taken of them. */
export class SideList {
  #all: readonly CapturedSide[];

  constructor(sides: readonly AskedSide[] = ['portrait', 'emblem']) {
    this.#all = sides.map((side) => ({ side, artifact: null }));
  }

  get all(): readonly CapturedSide[] {
    return this.#all;
  }

  /** The first that is missing, or the last. */
  get asked(): AskedSide {
    return this.#missing?.side ?? this.#all.at(-1)?.side ?? 'portrait';
  }

  get complete(): boolean {
    return this.#missing === undefined;
  }

  get isEmpty(): boolean {
    return this.#all.every(({ artifact }) => artifact === null);
  }

  /** Something else was taken already. */
  get second(): boolean {
    return !this.isEmpty && !this.complete;
  }

  /** Of the side asked for. */
  put(artifact: CardArtifact): void {
    const { asked } = this;
    this.#all = this.#all.map((entry) => (entry.side === asked ? { side: asked, artifact } : entry));
  }

  forget(side: AskedSide): void {
    this.#all = this.#all.map((entry) => (entry.side === side ? { side, artifact: null } : entry));
  }

  clear(): void {
    this.#all = this.#all.map(({ side }) => ({ side, artifact: null }));
  }

  get #missing(): CapturedSide | undefined {
    return this.#all.find(({ artifact }) => artifact === null);
  }
}
