import type { ResidentSide } from './resident_card.js';

/** Where the fields of a 居民身份证 lie, card millimetres from its top-left corner as printed (FACTS.md 1.3, sizes of the crops there). */
export type FieldName = 'name' | 'sex' | 'nation' | 'birth' | 'address' | 'number' | 'photo' | 'issuer' | 'validity';

export interface CardField {
  name: FieldName;
  x: number;
  y: number;
  width: number;
  height: number;
}

export const kCardFields: Record<ResidentSide, readonly CardField[]> = {
  portrait: [
    { name: 'name', x: 17.3, y: 9.1, width: 20.2, height: 4.4 },
    { name: 'sex', x: 17, y: 15.3, width: 4, height: 3.8 },
    { name: 'nation', x: 36.2, y: 15.3, width: 12, height: 3.8 },
    { name: 'birth', x: 16.8, y: 21.6, width: 26, height: 3.8 },
    { name: 'address', x: 16.4, y: 27.7, width: 36.4, height: 12.2 },
    { name: 'number', x: 25.9, y: 43.1, width: 47.4, height: 4.6 },
    { name: 'photo', x: 54.3, y: 9.5, width: 26, height: 32 },
  ],
  emblem: [
    { name: 'issuer', x: 33.2, y: 38, width: 46, height: 4 },
    { name: 'validity', x: 33.4, y: 44.3, width: 38, height: 3.8 },
  ],
};
