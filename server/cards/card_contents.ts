// What is kept of a card's two sides.
import type { components } from '../../build/openapi/api.js';
import type { CardTable } from '../database/schema.js';
import type { Sealer } from '../sealing/sealer.js';

export type Reading = components['schemas']['Reading'];

export interface CardContents {
  readonly reading: Reading;
  /** The flat card came from the device: the server found none in the frame. */
  readonly flattenedByDevice: { readonly portrait: boolean; readonly emblem: boolean };
}

const placeOf = (cardId: string): string => `card/${cardId}`;

export function cardContents(sealer: Sealer, { id, sealed }: Pick<CardTable, 'id' | 'sealed'>): CardContents {
  return sealer.openJson(sealed, placeOf(id)) as CardContents;
}

export function sealedContents(sealer: Sealer, id: string, contents: CardContents): Buffer {
  return sealer.sealJson(contents, placeOf(id));
}
