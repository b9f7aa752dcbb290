// Where print lies on a 居民身份证, millimetres from the card's top-left corner (FACTS.md 1.2, 1.3; real cards +-1 to 2).

/** A line of print whose place on the card is known. */
export interface PrintedLine {
  /** Of the glyph boxes. */
  readonly top: number;
  readonly height: number;
  /** Where its values may begin, and where at last they end. */
  readonly left: number;
  readonly right: number;
}

/** How far the print may be shifted as a whole, and a line by itself beside that. */
export const kPrintShift = 2;
export const kLineShift = 0.9;

export const kPortraitLines = {
  name: { top: 9.3, height: 3.8, left: 14.8, right: 53.4 },
  sexAndGroup: { top: 15.5, height: 3.2, left: 14.8, right: 53.4 },
  birth: { top: 21.8, height: 3.2, left: 14.8, right: 50 },
  address: { top: 27.9, height: 3.2, left: 14.4, right: 53.8 },
  number: { top: 43.5, height: 3.6, left: 23.4, right: 83 },
} as const satisfies Record<string, PrintedLine>;

/** Sex ends before the label 民族, the group begins after it: 25.9 to 31.2. */
export const kSexRight = 24.4;
export const kGroupLeft = 33;

export const kEmblemLines = {
  issuer: { top: 38.2, height: 3.3, left: 32.2, right: 83 },
  validity: { top: 44.6, height: 3.3, left: 32.2, right: 83 },
} as const satisfies Record<string, PrintedLine>;

/** From a line of the address, or of the issuer, to the next. */
export const kAddressPitch = 4.2;
export const kIssuerPitch = 3.6;
/** From one Hanzi to the next. */
export const kNameAdvance = 3.8;
export const kValueAdvance = 3.2;
export const kIssuerAdvance = 3.3;
/** Black on that side, and always of one line: they say how the print lies. */
export const kEmblemLabels = {
  issuer: { top: 38.7, height: 2.4, left: 18.6, right: 32.6 },
  validity: { top: 45.2, height: 2.4, left: 18.6, right: 32.6 },
} as const satisfies Record<string, PrintedLine>;
