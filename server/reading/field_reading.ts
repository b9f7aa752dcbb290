/** Why a field is to be looked at by a person. Ids are permanent. */
export const kFieldDoubts = [
  /** Nothing was read. */
  'missing',
  /** A character is not sure enough. */
  'faint',
  /** Looked at in another way it reads otherwise. */
  'unsteady',
  /** There is print that was read as nothing, or two characters stand where one has room. */
  'spacing',
  /** Lines are not where a card has them: another script, or a card cut out askew. */
  'layout',
  /** A character that the field cannot hold. */
  'strangeCharacter',
  /** One of characters that the recogniser cannot tell apart, or does not know. */
  'lookalike',
  /** As read it is none of the 56 groups. */
  'notInList',
  'badNumber',
  'badDate',
  /** Not 5, 10 or 20 years to the day. */
  'oddSpan',
  'differsFromNumber',
] as const;
export type FieldDoubt = (typeof kFieldDoubts)[number];

/** A field as read. No rule puts anything right in silence: what was read and what a rule says both stand here. */
export interface FieldReading {
  readonly value: string;
  /** 0..1, of its least sure character. */
  readonly confidence: number;
  readonly uncertain: boolean;
  readonly reasons: readonly FieldDoubt[];
  /** What a rule says it is, where that is something else. */
  readonly ruleSays?: string;
  /** What was read, where the value is the nearest of a closed set. */
  readonly asRead?: string;
}

export function fieldOf(
  value: string,
  confidence: number,
  reasons: readonly FieldDoubt[],
  ruleSays?: string,
): FieldReading {
  const unique = [...new Set(reasons)];
  const known = { value, confidence, uncertain: unique.length > 0, reasons: unique };
  return ruleSays === undefined || ruleSays === value ? known : { ...known, ruleSays };
}

export const kMissing: FieldReading = fieldOf('', 0, ['missing']);

/** The same reading with more against it. */
export function doubted(field: FieldReading, reason: FieldDoubt, ruleSays?: string): FieldReading {
  const more = fieldOf(field.value, field.confidence, [...field.reasons, reason], ruleSays ?? field.ruleSays);
  return field.asRead === undefined ? more : { ...more, asRead: field.asRead };
}
