import { birthField } from './birth.js';
import {
  kAddressPitch,
  kGroupLeft,
  kNameAdvance,
  kPortraitLines,
  kSexRight,
  kValueAdvance,
  type PrintedLine,
} from './card_layout.js';
import { groupField } from './ethnic_groups.js';
import { type FieldDoubt, fieldOf, type FieldReading, kMissing } from './field_reading.js';
import type { FlatCard } from './flat_card.js';
import type { LineReader } from './line_reader.js';
import { type NumberField, numberField, type NumberRules } from './number_field.js';
import { birthAgainst, sexAgainst } from './number_says.js';
import { findLine, type FoundLine, kLeastInk, meanOf, printShift, rowProfile } from './print_rows.js';
import { findStretch, type Stretch } from './print_stretch.js';
import { kManyLooks, kOneLook, kTwoLooks, type Look, type PrintReading, readPrint } from './print_views.js';
import { hasLookalike } from './lookalikes.js';
import { halfWidth, isAddress, isName, nameOf } from './printed_text.js';

export interface PortraitSideReading {
  readonly name: FieldReading;
  /** 男 or 女. */
  readonly sex: FieldReading;
  readonly ethnicGroup: FieldReading;
  /** YYYY-MM-DD. */
  readonly birth: FieldReading;
  /** Its lines joined. */
  readonly address: FieldReading;
  readonly number: FieldReading;
}

/** Widest gap within a value, millimetres. */
const kGap = { name: 4.5, sex: 2, group: 2.5, birth: 9, address: 8, number: 4 };
const kMostAddressLines = 3;
/** Ink of a further line, against the first's. */
const kLineShare = 0.25;

/** One card's portrait side, part by part. */
export class PortraitSide {
  private readonly profile: Float32Array;
  private readonly shift: number;

  constructor(
    private readonly card: FlatCard,
    private readonly reader: LineReader,
    private readonly rules: NumberRules,
  ) {
    const { name, sexAndGroup, birth, address } = kPortraitLines;
    this.profile = rowProfile(card, address.left, address.right);
    this.shift = printShift(this.profile, [name, sexAndGroup, birth, address]);
  }

  async read(): Promise<PortraitSideReading> {
    const number = await this.number();
    return {
      name: await this.name(),
      sex: sexAgainst(await this.sex(), number.says),
      ethnicGroup: await this.group(),
      birth: birthAgainst(await this.birth(), number.says),
      address: await this.address(),
      number: number.field,
    };
  }

  private async name(): Promise<FieldReading> {
    const print = await this.print(kPortraitLines.name, kGap.name, kNameAdvance, kManyLooks);
    if (print === null) return kMissing;
    const value = nameOf(print.text);
    const reasons = [...print.reasons];
    if (!isName(value)) reasons.push('strangeCharacter');
    if (hasLookalike(value)) reasons.push('lookalike');
    return fieldOf(value, print.confidence, reasons);
  }

  private async sex(): Promise<FieldReading> {
    const line = { ...kPortraitLines.sexAndGroup, right: kSexRight };
    const print = await this.print(line, kGap.sex, kValueAdvance, kTwoLooks);
    if (print === null) return kMissing;
    const known = ['男', '女'].includes(print.text);
    return fieldOf(print.text, print.confidence, known ? print.reasons : [...print.reasons, 'strangeCharacter']);
  }

  private async group(): Promise<FieldReading> {
    const line = { ...kPortraitLines.sexAndGroup, left: kGroupLeft };
    const print = await this.print(line, kGap.group, kValueAdvance, kManyLooks);
    return print === null ? kMissing : groupField(print, this.reader.alphabet);
  }

  private async birth(): Promise<FieldReading> {
    const found = this.find(kPortraitLines.birth);
    const stretch = this.stretch(found, kPortraitLines.birth, kGap.birth);
    if (stretch === null) return kMissing;
    const print = await this.readLine(found, stretch, kPortraitLines.birth, kValueAdvance, kTwoLooks);
    return birthField(print);
  }

  private async address(): Promise<FieldReading> {
    const lines = this.addressLines();
    const reasons: FieldDoubt[] = [];
    let [value, confidence] = ['', 1];
    for (const line of lines) {
      const stretch = this.stretch(line, kPortraitLines.address, kGap.address);
      if (stretch === null) continue;
      const print = await this.readLine(line, stretch, kPortraitLines.address, kValueAdvance, kTwoLooks);
      value += halfWidth(print.text);
      confidence = Math.min(confidence, print.confidence);
      reasons.push(...print.reasons);
    }
    if (value === '') return kMissing;
    if (!isAddress(value)) reasons.push('strangeCharacter');
    return fieldOf(value, confidence, reasons);
  }

  /** The first line, and those below it that hold print. */
  private addressLines(): FoundLine[] {
    const first = this.find(kPortraitLines.address);
    const core = (line: FoundLine): number => meanOf(this.profile, line.top + 0.5, line.bottom - 0.5);
    const lines = [first];
    for (let i = 1; i < kMostAddressLines; i++) {
      const below = this.find({ ...kPortraitLines.address, top: kPortraitLines.address.top + kAddressPitch * i });
      if (core(below) < Math.max(kLeastInk, kLineShare * core(first))) break;
      lines.push(below);
    }
    return lines;
  }

  /** Digits stand far apart in a line of their own, and begin where no other value does. */
  private async number(): Promise<NumberField> {
    const line = kPortraitLines.number;
    const profile = rowProfile(this.card, line.left, line.right);
    const found = findLine(profile, line, this.shift);
    const stretch = this.stretch(found, line, kGap.number);
    if (stretch === null) return { field: kMissing, says: null };
    const print = await this.readLine(found, stretch, line, pitchOf(stretch), kOneLook);
    // The digits' pitch is measured on the digits themselves, and their count is a rule.
    const reasons = print.reasons.filter((reason) => reason !== 'spacing');
    return numberField({ ...print, reasons }, this.reader.alphabet, this.rules);
  }

  private async print(
    line: PrintedLine,
    gapMm: number,
    advance: number,
    looks: readonly Look[],
  ): Promise<PrintReading | null> {
    const found = this.find(line);
    const stretch = this.stretch(found, line, gapMm);
    return stretch === null ? null : this.readLine(found, stretch, line, advance, looks);
  }

  private find(line: PrintedLine): FoundLine {
    return findLine(this.profile, line, this.shift);
  }

  private stretch(found: FoundLine, { left, right }: PrintedLine, gapMm: number): Stretch | null {
    return findStretch(this.card, found, left, right, gapMm);
  }

  private async readLine(
    line: FoundLine,
    stretch: Stretch,
    window: PrintedLine,
    advance: number,
    looks: readonly Look[],
  ): Promise<PrintReading> {
    const print = await readPrint(this.reader, this.card, {
      line,
      stretch,
      window,
      height: window.height,
      advance,
      looks,
    });
    return line.apart ? print : { ...print, reasons: [...print.reasons, 'layout'] };
  }
}

function pitchOf({ left, right }: Stretch): number {
  return (right - left) / 18;
}
