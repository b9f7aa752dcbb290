import type { PhotoSpecName } from '../sdk/index.js';

/** A rule of one's own, else the attribute `spec`; nothing for the engine's own default. */
export function specOf(element: Element & { readonly spec: PhotoSpecName | null }): {
  readonly spec?: string | PhotoSpecName;
} {
  const spec = element.spec ?? element.getAttribute('spec');
  return spec === null ? {} : { spec };
}

/** null where there is none, or none that is a number. */
export function numberIn(element: Element, attribute: string): number | null {
  const value = Number(element.getAttribute(attribute) ?? NaN);
  return Number.isFinite(value) ? value : null;
}
