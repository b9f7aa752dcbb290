// Reads fields of an answer that may be anything.

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** undefined: the text is no JSON object. */
export function parseFields(text: string): Fields | undefined {
  try {
    return asFields(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function textField(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** A code or an id: one word of a machine's. What is none could be anything, so it is not passed on. */
export function wordField(fields: Fields | undefined, name: string): string | undefined {
  const value = textField(fields, name);
  return value !== undefined && /^[A-Za-z0-9._:-]{1,80}$/.test(value) ? value : undefined;
}

/** Between 0 and 100. */
export function scoreField(fields: Fields | undefined, name: string): number | undefined {
  const value = fields?.[name];
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : undefined;
}
