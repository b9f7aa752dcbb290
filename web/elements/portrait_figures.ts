import type { Check, PhotoSpecName, PortraitArtifact } from '../sdk/index.js';
import { filled, type PortraitWords } from '../sdk/text/portrait_words.js';

const kKilobyte = 1024;

/** What was measured against what is allowed; empty when it could not be measured. */
export function measuredLine({ raw, threshold, unit }: Check, words: PortraitWords): string {
  if (raw === null) return '';
  const figure = (value: number): string => {
    const shown = unit === 'share' ? value * 100 : value;
    const digits =
      unit === 'px'
        ? shown.toFixed(0)
        : Math.abs(shown) >= 10
          ? shown.toFixed(1)
          : String(Number(shown.toPrecision(3)));
    return digits + words.units[unit];
  };
  return filled(words.status.measured, figure(raw), figure(threshold));
}

/** The rule in one line: its name, pixels, colour and file size. */
export function specLine(
  { names, width, height, background, file }: PhotoSpecName,
  words: PortraitWords,
  language: string,
): string {
  const name = names[language.startsWith('en') || !/^(zh|$)/i.test(language) ? 'en' : 'zh-CN'];
  const size = filled(words.spec.size, width, height);
  const kilobytes = [file.leastBytes, file.mostBytes].map((bytes) => Math.round(bytes / kKilobyte));
  return [name, size, colourName(background, words), filled(words.spec.bytes, ...kilobytes)].join(' · ');
}

/** What the photo is: pixels, DPI and kilobytes. */
export function photoLine(
  { photo, facts }: PortraitArtifact,
  spec: PhotoSpecName | null,
  words: PortraitWords,
): string {
  const size = spec === null ? [] : [filled(words.spec.size, spec.width, spec.height)];
  return [...size, `${facts.dpi} DPI`, `${(photo.size / kKilobyte).toFixed(1)} KB`].join(' · ');
}

function colourName([red, green, blue]: readonly [number, number, number], { spec }: PortraitWords): string {
  if (red === 255 && green === 255 && blue === 255) return spec.white;
  if (red === green && green === blue) return spec.grey;
  return blue > red + 60 ? spec.blue : spec.other;
}
