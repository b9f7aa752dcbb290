type Attributes = Readonly<Record<string, string | boolean>>;
export type Child = Node | string | null;

/** An element; attributes that are true stand empty, those that are false not at all, and null is no child. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(label: string, look: string, onPress: () => void): HTMLButtonElement {
  const element = html('button', { type: 'button', class: look }, label);
  element.addEventListener('click', onPress);
  return element;
}

/** The heading of a page: focus comes here when the page changes. */
export function heading(text: string): HTMLHeadingElement {
  return html('h1', { tabindex: '-1' }, text);
}

export function list(items: readonly string[], look = 'points'): HTMLUListElement {
  return html('ul', { class: look }, ...items.map((item) => html('li', {}, item)));
}

/** A line drawing of 24 x 24, beside words that say the same. */
export function icon(path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const element = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  element.setAttribute('viewBox', '0 0 24 24');
  element.setAttribute('aria-hidden', 'true');
  element.setAttribute('class', 'icon');
  line.setAttribute('d', path);
  element.append(line);
  return element;
}

export const icons = {
  card: 'M3 6h18v12H3z M6 15c.5-2 4.5-2 5 0 M8.5 11.5a1.5 1.5 0 1 0 .01 0 M14 10h4 M14 13h4',
  cross: 'M6 6l12 12 M18 6L6 18',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  warn: 'M12 4l9 16H3z M12 10v4.5 M12 17.200v.3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 .01 0 M12 7.5V12l3 2',
  face: 'M12 3.5a8.5 8.5 0 1 0 .01 0 M9 10v.5 M15 10v.5 M8.5 14.5c2 2.5 5 2.5 7 0',
  person: 'M12 4a4 4 0 1 0 .01 0 M4.5 20c1-5 14-5 15 0',
  back: 'M15 5l-7 7 7 7',
  more: 'M5 12h.01 M12 12h.01 M19 12h.01',
} as const;
