/** The element with this id. The page and this code ship together: a missing one is a programming error. */
export function byId<T extends Element>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return element;
}

/** Screen readers repeat what is set anew, so the same words are left alone. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Speaks of how something went: a sentence and its colour. */
export function setNote(element: HTMLElement, text: string, tone: 'plain' | 'good' | 'bad' = 'plain'): void {
  setText(element, text);
  element.dataset['tone'] = tone;
}
