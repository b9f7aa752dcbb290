import { html } from './dom.js';
import { icon, type IconName } from './icons.js';

export const buttonNames = [
  'start',
  'retry',
  'confirm',
  'accept',
  'apply',
  'shutter',
  'torch',
  'switchCamera',
  'correct',
  'adjust',
  'turn',
  'finish',
  'insist',
  'back',
  'again',
  'restart',
  'stop',
  'handOver',
] as const;
export type ButtonName = (typeof buttonNames)[number];
/** `file` is a label around a file input. */
export type ControlName = ButtonName | 'file';
export type Labels = Readonly<Partial<Record<ControlName, string>>>;

const icons: Readonly<Partial<Record<ControlName, IconName>>> = {
  torch: 'torch',
  switchCamera: 'switchCamera',
  file: 'file',
  stop: 'stop',
  handOver: 'person',
};

/** The buttons of a view, each made once and shown where it is wanted. */
export class ButtonSet {
  readonly file: HTMLLabelElement;
  readonly #buttons: ReadonlyMap<ButtonName, HTMLButtonElement>;
  readonly #labels = new Map<ControlName, HTMLElement>();
  readonly #input = html('input', { type: 'file', accept: 'image/*' });
  #main: ControlName | null = null;

  /** @param names of those that the view has, in the order of the keyboard. */
  constructor(names: readonly ControlName[], onPress: (name: ButtonName) => void, onFile: (file: File) => void) {
    this.#buttons = new Map(
      buttonNames
        .filter((name) => names.includes(name))
        .map((name) => {
          const button = html('button', { type: 'button', class: name }, ...this.#face(name));
          button.addEventListener('click', () => {
            onPress(name);
          });
          return [name, button] as const;
        }),
    );
    this.#buttons.get('torch')?.setAttribute('aria-pressed', 'false');
    this.file = html('label', { class: 'file' }, this.#input, ...this.#face('file'));
    this.#input.addEventListener('change', () => {
      const file = this.#input.files?.[0];
      this.#input.value = '';
      if (file !== undefined) onFile(file);
    });
  }

  element(name: ControlName): HTMLElement {
    return name === 'file' ? this.file : (this.#buttons.get(name) ?? this.file);
  }

  show(wanted: ReadonlySet<ControlName>, main: ControlName | null): void {
    for (const name of [...this.#buttons.keys(), 'file'] as const) {
      const element = this.element(name);
      const isMain = name === main;
      if (element.hidden === wanted.has(name)) element.hidden = !wanted.has(name);
      element.classList.toggle('main', isMain);
      element.setAttribute('part', isMain ? `button main-button ${name}` : `button ${name}`);
    }
    this.#main = main;
  }

  speak(labels: Labels): void {
    for (const [name, label] of this.#labels) {
      const text = labels[name] ?? '';
      if (label.textContent !== text) label.textContent = text;
    }
  }

  torch(on: boolean): void {
    this.#buttons.get('torch')?.setAttribute('aria-pressed', String(on));
  }

  /** Where the focus belongs when what had it is gone: the main button, or the first that is shown. */
  focusFirst(): void {
    const names = this.#main === null || this.#main === 'file' ? buttonNames : [this.#main, ...buttonNames];
    const shown = names.map((name) => this.#buttons.get(name)).find((button) => button?.hidden === false);
    (shown ?? this.#input).focus({ preventScroll: true });
  }

  #face(name: ControlName): HTMLElement[] {
    const label = html('span', { class: 'label' });
    this.#labels.set(name, label);
    const drawn = icons[name];
    const disc = drawn === undefined ? [] : [html('span', { class: 'disc' }, icon(drawn))];
    return [...disc, label];
  }
}

export const buttonStyles = `
button, .file { font: inherit; color: inherit; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.icon { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.bar button, .bar .file, .tools button, .review button {
  display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 48px; min-width: 48px; padding: 6px 20px;
  box-sizing: border-box; border: 1px solid rgb(255 255 255 / 34%); border-radius: 26px; background: rgb(5 8 12 / 62%);
  font-weight: 600; line-height: 1.25; text-align: center;
}
.bar .main { order: -1; border-color: transparent; background: var(--qujing-accent); color: #04130c; }
.bar[data-look="pills"] .main { flex: 1 1 100%; max-width: 420px; min-height: 52px; font-size: 1.0625rem; }
[data-shape="wide"] .bar[data-look="pills"] .main { flex: none; }
.bar[data-look="pills"] .disc { display: none; }
.bar[data-look="tools"] > *, .tools button { flex-direction: column; gap: 3px; padding: 0; border: 0; background: none; font-size: 0.75rem;
  font-weight: 500; text-shadow: 0 1px 3px rgb(0 0 0 / 70%); }
.disc { display: grid; place-items: center; width: 48px; height: 48px; border-radius: 50%; background: rgb(5 8 12 / 58%);
  box-shadow: inset 0 0 0 1px rgb(255 255 255 / 22%); }
.tools button[aria-pressed="true"] .disc { background: #fff; color: #0b0f14; }
.bar[data-look="tools"] .shutter { width: 74px; height: 74px; min-height: 74px; border-radius: 50%; background: #fff; position: relative;
  box-shadow: 0 0 0 4px rgb(5 8 12 / 40%), 0 0 0 7px #fff; }
.bar[data-look="tools"] .shutter:active { transform: scale(0.94); }
.shutter .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
button:focus-visible, .file:has(:focus-visible) { outline: 3px solid #fff; outline-offset: 3px; }
input[type="file"] { position: absolute; width: 1px; height: 1px; opacity: 0; }
`;
