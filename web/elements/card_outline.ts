import type { Point } from '../sdk/index.js';

/** Size of the outline's own box, in the proportions of ID-1; the transform brings it to the card's size. */
const kWidth = 856;
const kHeight = 540;

/**
 * The card's outline over the picture: one rounded box, bent onto the card by a CSS transform. A transform is the
 * compositor's work alone; an SVG or a canvas that changes with every frame has a slow phone lay out or paint the page
 * with every frame, and that blocks the preview.
 */
export class CardOutline {
  readonly #outline: HTMLElement;
  readonly #marks: readonly HTMLElement[];

  /**
   * @param outline styled with outlineStyles.
   * @param marks one for each corner, topLeft first; may be none.
   */
  constructor(outline: HTMLElement, marks: readonly HTMLElement[] = []) {
    this.#outline = outline;
    this.#marks = marks;
    this.draw(null);
  }

  /** @param corners in pixels of the box that shows the picture, topLeft first and clockwise; null hides it. */
  draw(corners: readonly [Point, Point, Point, Point] | null): void {
    const shown = corners === null ? 'no' : 'yes';
    for (const element of [this.#outline, ...this.#marks]) {
      if (element.dataset['shown'] !== shown) element.dataset['shown'] = shown;
    }
    if (corners === null) return;
    this.#outline.style.transform = boxToQuad(corners);
    this.#marks.forEach((mark, index) => {
      const { x = 0, y = 0 } = corners[index] ?? {};
      mark.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    });
  }
}

export const outlineStyles = `
.card-outline, .card-mark { position: absolute; top: 0; left: 0; will-change: transform; pointer-events: none; }
.card-outline {
  width: ${kWidth}px; height: ${kHeight}px; box-sizing: border-box; transform-origin: 0 0; border-radius: 32px;
  border: 7px solid var(--qujing-accent, #3ddc97);
}
[data-shown="no"] { visibility: hidden; }
`;

/**
 * The projective map of the outline's box onto four corners, as a matrix3d.
 * Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3: unit square to quadrilateral.
 */
export function boxToQuad([a, b, c, d]: readonly [Point, Point, Point, Point]): string {
  const sum = { x: a.x - b.x + c.x - d.x, y: a.y - b.y + c.y - d.y };
  const right = { x: b.x - c.x, y: b.y - c.y };
  const left = { x: d.x - c.x, y: d.y - c.y };
  const det = right.x * left.y - left.x * right.y;
  const g = (sum.x * left.y - left.x * sum.y) / det;
  const h = (right.x * sum.y - sum.x * right.y) / det;
  const columns = [
    [(b.x - a.x + g * b.x) / kWidth, (b.y - a.y + g * b.y) / kWidth, 0, g / kWidth],
    [(d.x - a.x + h * d.x) / kHeight, (d.y - a.y + h * d.y) / kHeight, 0, h / kHeight],
    [0, 0, 1, 0],
    [a.x, a.y, 0, 1],
  ];
  return `matrix3d(${columns
    .flat()
    .map((value) => value.toFixed(9))
    .join(',')})`;
}
