import type { PhotoAdjustment, Point, PortraitArtifact } from '../sdk/index.js';
import type { PortraitWords } from '../sdk/text/portrait_words.js';
import { html } from './dom.js';
import { icon } from './icons.js';
import { drawBlob, wipe } from './picture_canvas.js';

export interface AdjustActions {
  /** The whole adjustment as it is to be. */
  readonly onAdjust: (adjustment: Required<PhotoAdjustment>) => void;
  readonly onTurn: (quarters: 1 | -1) => void;
  readonly onUndo: () => void;
  readonly onReset: () => void;
}

const pad = ['left', 'up', 'down', 'right', 'smaller', 'larger', 'turnLeft', 'turnRight', 'undo', 'reset'] as const;
type PadName = (typeof pad)[number];

/** Photo pixels for one press; with Shift, or in a row of presses, a photo is crossed soon enough. */
const kStep = 4;
const kLargeStep = 16;
const kZoomStep = 1.03;
/** Of a wheel's notch, about 100. */
const kWheelZoom = 0.0006;

const keys: Readonly<Record<string, PadName>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
};

/** The photo to be dragged, zoomed and turned, by hand, by keyboard or by buttons. */
export class AdjustView {
  readonly element: HTMLElement;
  readonly #canvas = html('canvas', { role: 'img', tabindex: '0', class: 'movable', part: 'photo' });
  readonly #spinner = html('div', { class: 'spinner', hidden: '' });
  readonly #buttons: ReadonlyMap<PadName, HTMLButtonElement>;
  readonly #actions: AdjustActions;
  readonly #pointers = new Map<number, Point>();
  #adjustment: Required<PhotoAdjustment> = { right: 0, down: 0, zoom: 1 };
  #shown: PortraitArtifact | null = null;
  /** Since the drag began: CSS pixels, and how much larger. */
  #drag = { x: 0, y: 0, zoom: 1 };

  constructor(actions: AdjustActions) {
    this.#actions = actions;
    this.#buttons = new Map(pad.map((name) => [name, this.#button(name)]));
    const frame = html('div', { class: 'movable-frame' }, this.#canvas, this.#spinner);
    this.element = html(
      'div',
      { class: 'adjust', part: 'adjust' },
      frame,
      html('div', { class: 'pad' }, ...this.#buttons.values()),
    );
    this.#listen();
  }

  /** @param turnable a chosen picture may lie on its side. Rejects when the photo cannot be decoded. */
  async show(
    artifact: PortraitArtifact,
    adjustment: Required<PhotoAdjustment>,
    { turnable, changed, busy }: { readonly turnable: boolean; readonly changed: boolean; readonly busy: boolean },
    words: PortraitWords,
  ): Promise<void> {
    this.#adjustment = adjustment;
    this.#spinner.hidden = !busy;
    this.#canvas.setAttribute('aria-label', `${words.status.photo}: ${words.status.adjusting}`);
    for (const [name, button] of this.#buttons) button.setAttribute('aria-label', words.actions[name]);
    for (const name of ['turnLeft', 'turnRight'] as const) this.#toggle(name, turnable);
    for (const name of ['undo', 'reset'] as const) this.#buttons.get(name)?.toggleAttribute('disabled', !changed);
    if (artifact === this.#shown) return;
    this.#shown = artifact;
    await drawBlob(this.#canvas, artifact.photo, 1600);
    if (this.#pointers.size === 0) this.#settle();
  }

  clear(): void {
    if (this.#shown === null) return;
    this.#shown = null;
    this.#pointers.clear();
    this.#settle();
    wipe(this.#canvas);
  }

  #toggle(name: PadName, shown: boolean): void {
    const button = this.#buttons.get(name);
    if (button !== undefined) button.hidden = !shown;
  }

  #button(name: PadName): HTMLButtonElement {
    const button = html('button', { type: 'button', class: name, part: 'button' }, icon(name));
    button.addEventListener('click', () => {
      this.#act(name, kStep * 2);
    });
    return button;
  }

  #act(name: PadName, step: number): void {
    const { onTurn, onUndo, onReset } = this.#actions;
    const acts: Readonly<Record<PadName, () => void>> = {
      left: () => {
        this.#move(-step, 0, 1);
      },
      right: () => {
        this.#move(step, 0, 1);
      },
      up: () => {
        this.#move(0, -step, 1);
      },
      down: () => {
        this.#move(0, step, 1);
      },
      larger: () => {
        this.#move(0, 0, kZoomStep);
      },
      smaller: () => {
        this.#move(0, 0, 1 / kZoomStep);
      },
      turnLeft: () => {
        onTurn(-1);
      },
      turnRight: () => {
        onTurn(1);
      },
      undo: onUndo,
      reset: onReset,
    };
    acts[name]();
  }

  #move(right: number, down: number, zoom: number): void {
    const { right: x, down: y, zoom: z } = this.#adjustment;
    this.#adjustment = { right: x + right, down: y + down, zoom: z * zoom };
    this.#actions.onAdjust(this.#adjustment);
  }

  #listen(): void {
    const canvas = this.#canvas;
    canvas.addEventListener('keydown', (event) => {
      const name = keys[event.key];
      if (name === undefined) return;
      event.preventDefault();
      this.#act(name, event.shiftKey ? kLargeStep : kStep);
    });
    canvas.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      canvas.focus({ preventScroll: true });
      canvas.setPointerCapture(event.pointerId);
      this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    canvas.addEventListener('pointermove', (event) => {
      this.#follow(event);
    });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      canvas.addEventListener(type, ({ pointerId }) => {
        if (this.#pointers.delete(pointerId) && this.#pointers.size === 0) this.#drop();
      });
    }
    canvas.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        this.#move(0, 0, Math.exp(-event.deltaY * kWheelZoom));
      },
      { passive: false },
    );
  }

  /** One finger moves, two move and zoom; the photo that is there is shown so until it is made anew. */
  #follow({ pointerId, clientX: x, clientY: y }: PointerEvent): void {
    const from = this.#pointers.get(pointerId);
    if (from === undefined) return;
    const share = 1 / this.#pointers.size;
    const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
    const apart = (a: Point): number =>
      other === undefined ? 1 : Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    const grown = apart({ x, y }) / apart(from);
    this.#pointers.set(pointerId, { x, y });
    const { x: right, y: down, zoom } = this.#drag;
    this.#drag = { x: right + (x - from.x) * share, y: down + (y - from.y) * share, zoom: zoom * grown };
    this.#canvas.style.transform = `translate(${this.#drag.x}px, ${this.#drag.y}px) scale(${this.#drag.zoom})`;
  }

  #drop(): void {
    const { x, y, zoom } = this.#drag;
    const { width, height, clientWidth, clientHeight } = this.#canvas;
    // As object-fit: contain lays it.
    const scale = Math.max(width / Math.max(1, clientWidth), height / Math.max(1, clientHeight));
    this.#drag = { x: 0, y: 0, zoom: 1 };
    if (x === 0 && y === 0 && zoom === 1) this.#settle();
    else this.#move(x * scale, y * scale, zoom);
  }

  #settle(): void {
    this.#drag = { x: 0, y: 0, zoom: 1 };
    this.#canvas.style.transform = '';
  }
}
