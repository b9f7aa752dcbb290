import { kEmblemLabels, kEmblemLines, kIssuerAdvance, kIssuerPitch, type PrintedLine } from './card_layout.js';
import { type FieldDoubt, fieldOf, type FieldReading, kMissing } from './field_reading.js';
import type { FlatCard } from './flat_card.js';
import type { LineReader } from './line_reader.js';
import { findLine, type FoundLine, kLeastInk, meanOf, printShift, rowProfile } from './print_rows.js';
import { findStretch } from './print_stretch.js';
import { kTwoLooks, type PrintReading, readPrint } from './print_views.js';
import { halfWidth, isIssuer } from './printed_text.js';
import { validityFields } from './validity_fields.js';

export interface EmblemSideReading {
  /** Its lines joined. */
  readonly issuer: FieldReading;
  /** YYYY-MM-DD. */
  readonly validFrom: FieldReading;
  /** YYYY-MM-DD or 长期. */
  readonly validTo: FieldReading;
}

const kGapMm = 6;
/** Ink of a second line of the issuer, against the first's. */
const kLineShare = 0.25;
/** Four characters of 2.65 mm (FACTS.md 1.2) from 20.6 +-2 mm on; the value begins 2.2 mm after them. */
const kLabel = { left: 17, right: 35, gap: 1, width: 10.4, slack: 1.2 };
/** Glyph boxes of the second line and of the validity overlap by so much, their print does not; millimetres. */
const kTouching = 0.2;

/** One card's emblem side, part by part. */
export class EmblemSide {
  private readonly profile: Float32Array;
  private readonly shift: number;
  /** Where the values may begin, millimetres: right of their labels. */
  private readonly left: number;

  constructor(
    private readonly card: FlatCard,
    private readonly reader: LineReader,
  ) {
    const { issuer, validity } = kEmblemLines;
    const labels = kEmblemLabels;
    this.shift = printShift(rowProfile(card, labels.issuer.left, labels.issuer.right), [
      labels.issuer,
      labels.validity,
    ]);
    this.left = this.labelEnd() ?? issuer.left;
    this.profile = rowProfile(card, this.left, validity.right);
  }

  async read(): Promise<EmblemSideReading> {
    return { issuer: await this.issuer(), ...(await this.validity()) };
  }

  private async issuer(): Promise<FieldReading> {
    const reasons: FieldDoubt[] = [];
    let [value, confidence] = ['', 1];
    for (const line of this.issuerLines()) {
      const print = await this.print(kEmblemLines.issuer, line);
      if (print === null) continue;
      value += halfWidth(print.text);
      confidence = Math.min(confidence, print.confidence);
      reasons.push(...print.reasons);
    }
    if (value === '') return kMissing;
    if (!isIssuer(value)) reasons.push('strangeCharacter');
    return fieldOf(value, confidence, reasons);
  }

  /** A second line nearly touches the validity below it: its place is the layout's. */
  private issuerLines(): FoundLine[] {
    const { top, height } = kEmblemLines.issuer;
    const first = findLine(this.profile, kEmblemLines.issuer, this.shift);
    const start = top + kIssuerPitch + this.shift;
    const second = { top: start, bottom: start + height - kTouching, apart: true, above: start, below: this.below() };
    const core = (line: FoundLine): number => meanOf(this.profile, line.top + 0.8, line.bottom - 0.6);
    const alone = core(second) < Math.max(kLeastInk, kLineShare * core(first));
    return alone ? [first] : [{ ...first, apart: true, below: start + 0.2 }, second];
  }

  /** Null when no label of that length is seen. */
  private labelEnd(): number | null {
    const { top, height } = kEmblemLabels.validity;
    const rows = { top: top + this.shift, bottom: top + height + this.shift, apart: true };
    const label = findStretch(this.card, rows, kLabel.left, kLabel.right, kLabel.gap);
    if (label === null || Math.abs(label.right - label.left - kLabel.width) > kLabel.slack) return null;
    return label.right + kLabel.gap / 2;
  }

  /** Where the validity's print begins, millimetres. */
  private below(): number {
    return kEmblemLines.validity.top + this.shift + kTouching;
  }

  private async validity(): Promise<{ validFrom: FieldReading; validTo: FieldReading }> {
    const found = findLine(this.profile, kEmblemLines.validity, this.shift);
    const line = { ...found, apart: true, above: this.below() };
    const print = await this.print(kEmblemLines.validity, line);
    return print === null ? { validFrom: kMissing, validTo: kMissing } : validityFields(print, this.reader.alphabet);
  }

  private async print(window: PrintedLine, line: FoundLine): Promise<PrintReading | null> {
    const stretch = findStretch(this.card, line, this.left, window.right, kGapMm);
    if (stretch === null) return null;
    const print = await readPrint(this.reader, this.card, {
      line,
      stretch,
      window: { ...window, left: this.left },
      height: window.height,
      advance: kIssuerAdvance,
      looks: kTwoLooks,
    });
    return line.apart ? print : { ...print, reasons: [...print.reasons, 'layout'] };
  }
}
