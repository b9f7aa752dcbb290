/** Full-width digits and letters as half-width ones; no spaces. */
export function halfWidth(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((c) => (c >= '！' && c <= '～' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
    .join('')
    .replace(/\s/g, '');
}

/** U+00B7 alone separates the parts of a name; what is read as another dot is that one. */
export function nameOf(read: string): string {
  return halfWidth(read).replace(/[•‧・．.]/g, '·');
}

/** Hanzi, and the separator between them. */
export function isName(text: string): boolean {
  return /^\p{Script=Han}+(·\p{Script=Han}+)*$/u.test(text);
}

/** Hanzi, digits, Latin letters and what stands between numbers. */
export function isAddress(text: string): boolean {
  return /^[\p{Script=Han}0-9A-Za-z#\-—()（）·〇]+$/u.test(text);
}

export function isIssuer(text: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(text);
}
