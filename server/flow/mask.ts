/** 张三 -> 张*, 欧阳娜娜 -> 欧**娜 . Code points, not UTF-16 units. */
export function maskedName(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= 1) return name;
  if (letters.length <= 3) return `${letters[0] ?? ''}${'*'.repeat(letters.length - 1)}`;
  return `${letters[0] ?? ''}${'*'.repeat(letters.length - 2)}${letters.at(-1) ?? ''}`;
}

/** 110105194912310021 -> 1101**********0021 */
export function maskedNumber(number: string): string {
  return number.length <= 8
    ? '*'.repeat(number.length)
    : `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`;
}
