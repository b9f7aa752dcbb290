// A provider's words without what was asked: for records and logs.

const kMaxLength = 200;
const kMask = '***';
// Numbers long enough for a person's: 公民身份号码, phones, with or without a country code.
const longNumber = /\d{7,}[\dXx]?/g;

/** @param secrets what the message must not repeat: name, numbers, code. */
export function redact(message: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  const masked = known.reduce((text, secret) => text.replaceAll(secret, kMask), message);
  return masked.replace(longNumber, kMask).slice(0, kMaxLength);
}
