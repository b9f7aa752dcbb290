import { analyzeImage, type ImageAnalysis } from 'qujing/node';
import type { Reading } from '../../cards/card_contents.js';
import type { CardReader } from '../../reading/card_reader.js';
import type { EmblemSideReading } from '../../reading/emblem_side.js';
import type { FieldReading } from '../../reading/field_reading.js';
import type { PortraitSideReading } from '../../reading/portrait_side.js';
import { decodeCard } from '../../reading/rgb_image.js';
import { kForever, spanFitsAge } from '../../reading/validity.js';
import type { CardQuestion, CardSidePictures, CardVerdict } from '../vision.js';

type Side = 'portrait' | 'emblem';

interface FlatSide {
  readonly jpeg: Uint8Array;
  readonly byDevice: boolean;
}

interface RefusedSide {
  readonly reasons: readonly string[];
}

/** The engine's checks once more, then the reading of what it cut out. */
export async function readCard(reader: CardReader, question: CardQuestion): Promise<CardVerdict> {
  const portrait = await flatSide(question.portrait, 'portrait');
  if ('reasons' in portrait) return { refused: 'portrait', reasons: portrait.reasons };
  const emblem = await flatSide(question.emblem, 'emblem');
  if ('reasons' in emblem) return { refused: 'emblem', reasons: emblem.reasons };
  const front = await reader.readPortraitSide(await decodeCard(portrait.jpeg));
  const back = await reader.readEmblemSide(await decodeCard(emblem.jpeg));
  return {
    refused: null,
    contents: {
      reading: readingOf(front, back, question.today),
      flattenedByDevice: { portrait: portrait.byDevice, emblem: emblem.byDevice },
    },
    portraitJpeg: portrait.jpeg,
    emblemJpeg: emblem.jpeg,
  };
}

/** Cut out of the frame here; where no card is found in it, the device's cut is looked at instead. */
async function flatSide({ frame, card }: CardSidePictures, side: Side): Promise<FlatSide | RefusedSide> {
  const whole = await analyzeImage(frame, { rectify: true, side });
  const refused = refusal(whole, side);
  if (refused === null && whole.rectified !== null) return { jpeg: whole.rectified.jpeg, byDevice: false };
  // Corners that the candidate marked by hand: the frame alone shows no card.
  if (whole.quad !== null || card === null) return { reasons: refused ?? ['noCard'] };
  const cut = await analyzeImage(card, { rectify: true, side });
  const cutRefused = refusal(cut, side);
  if (cutRefused !== null || cut.rectified === null) return { reasons: cutRefused ?? ['noCard'] };
  return { jpeg: cut.rectified.jpeg, byDevice: true };
}

function refusal({ quad, side: seen, checks, passed }: ImageAnalysis, side: Side): readonly string[] | null {
  if (quad === null) return ['noCard'];
  if (seen !== side && seen !== 'unknown') return ['side'];
  if (passed) return null;
  const failed = checks.filter((check) => check.gating && check.passed === false).map(({ id }) => id);
  return failed.length > 0 ? failed : ['side'];
}

function shown({ value, uncertain, reasons, ruleSays }: FieldReading): Reading['name'] {
  return { value, uncertain, reasons: [...reasons], ...(ruleSays !== undefined && { ruleSays }) };
}

/** 2020-01-31 as a card prints it. */
const printed = (date: string): string => date.replaceAll('-', '.');

function validityOf({ validFrom, validTo }: EmblemSideReading): Reading['validity'] {
  return {
    value: `${printed(validFrom.value)}-${printed(validTo.value)}`,
    uncertain: validFrom.uncertain || validTo.uncertain,
    reasons: [...new Set([...validFrom.reasons, ...validTo.reasons])],
  };
}

function readingOf(front: PortraitSideReading, back: EmblemSideReading, today: string): Reading {
  return {
    name: shown(front.name),
    number: shown(front.number),
    sex: shown(front.sex),
    ethnicGroup: shown(front.ethnicGroup),
    birth: shown(front.birth),
    address: shown(front.address),
    issuer: shown(back.issuer),
    validity: validityOf(back),
    problems: problemsOf(front, back, today),
  };
}

const kDate = /^\d{4}-\d\d-\d\d$/;

function problemsOf(front: PortraitSideReading, back: EmblemSideReading, today: string): Reading['problems'] {
  const problems: Reading['problems'] = [];
  const { number, birth, sex, ethnicGroup } = front;
  if (number.reasons.includes('badNumber')) problems.push('badChecksum');
  if (birth.reasons.includes('differsFromNumber')) problems.push('birthDiffers');
  if (sex.reasons.includes('differsFromNumber')) problems.push('sexDiffers');
  if (ethnicGroup.reasons.includes('notInList')) problems.push('unknownGroup');
  const [from, to] = [back.validFrom.value, back.validTo.value];
  if (kDate.test(to) && to < today) problems.push('expired');
  if (kDate.test(from) && from > today) problems.push('notYetValid');
  if (back.validTo.reasons.includes('oddSpan') || oddForAge(birth.value, from, to)) problems.push('oddValidity');
  return problems;
}

function oddForAge(birth: string, from: string, to: string): boolean {
  const known = kDate.test(birth) && kDate.test(from) && (kDate.test(to) || to === kForever);
  return known && !spanFitsAge(birth, from, to);
}
