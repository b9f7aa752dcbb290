/** What a value is, in a word or two for a message: never its content, which may be a picture. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value === '') return 'an empty string';
  if (typeof value === 'string') return 'a string that is no path';
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${value}`;
  if (tagOf(value) === 'URL') return `a URL that begins with ${(value as { readonly protocol: string }).protocol}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  const { constructor } = value as { readonly constructor?: unknown };
  const name = typeof constructor === 'function' ? constructor.name : '';
  return name === '' || name === 'Object' ? 'an object' : `an object of the class ${name}`;
}

/** The class a value was made by, also one of another realm (a test runner's, say): 'Uint8Array' for a Buffer. */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
