import { decodeStill, detectCapability } from '../sdk/index.js';

/** HTMLElement; servers that render pages import these modules too, without a DOM. */
export const ElementBase = typeof HTMLElement === 'function' ? HTMLElement : (Object as unknown as typeof HTMLElement);

const kBuzzMs = 30;

/** The events bubble and cross shadow roots. */
export function fire(element: HTMLElement, type: string, detail: unknown): void {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** Of the element's words. */
export function langOf({ lang }: HTMLElement): string {
  return lang === '' ? 'zh-CN' : lang;
}

/** Whether chosen pictures can be looked at here. Digests need a secure page: without one they are the server's. */
export function looksAtPictures(): boolean {
  const { stillAnalysis, secureContext } = detectCapability();
  return stillAnalysis && secureContext;
}

export interface FileActs {
  /** Undefined when there is nothing that could look at it. */
  readonly choose: (file: File) => Promise<void> | undefined;
  /** While it is looked at. */
  readonly show: (picture: ImageBitmap) => void;
  readonly handedOver: () => void;
}

/** A chosen file: shown and looked at, or the page's to send where it cannot be looked at here. */
export async function takeFile(element: HTMLElement, file: File, acts: FileActs): Promise<void> {
  if (!looksAtPictures()) {
    fire(element, 'qujing-file', { file });
    acts.handedOver();
    return;
  }
  const chosen = acts.choose(file);
  try {
    const picture = await decodeStill(file);
    acts.show(picture);
    picture.close();
  } catch {
    // The capture decodes it as well and says why it cannot.
  }
  await chosen;
}

/** iPhones have none. */
export function buzz(): void {
  const buzzing: { vibrate?: (milliseconds: number) => boolean } = navigator;
  buzzing.vibrate?.(kBuzzMs);
}

/** session-id and nonce. */
export function sessionOf(element: Element): { readonly sessionId?: string; readonly nonce?: string } {
  const sessionId = element.getAttribute('session-id');
  const nonce = element.getAttribute('nonce');
  return { ...(sessionId === null ? {} : { sessionId }), ...(nonce === null ? {} : { nonce }) };
}

/** What the page set as a property before the element was made known to it; undefined for nothing. */
export function setEarly(element: object, name: string): unknown {
  return (element as Readonly<Record<string, unknown>>)[name];
}
