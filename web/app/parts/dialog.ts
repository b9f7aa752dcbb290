import { button, html, type Child } from '../dom.js';

let count = 0;

/** Something before the page; Escape and the browser's back button close it. @returns what closes it */
export function openDialog(
  title: string,
  content: readonly Child[],
  actions: readonly HTMLElement[],
  onClose: () => void = () => undefined,
): () => void {
  const id = `dialog-${++count}`;
  const dialog = html(
    'dialog',
    { 'aria-labelledby': id },
    html('h2', { id, tabindex: '-1' }, title),
    html('div', { class: 'content', tabindex: '0', role: 'group', 'aria-labelledby': id }, ...content),
    html('div', { class: 'actions' }, ...actions),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('h2')?.focus();
  return () => {
    dialog.close();
  };
}

/** @returns whether there was one. */
export function closeDialog(): boolean {
  const open = document.querySelector<HTMLDialogElement>('dialog[open]');
  open?.close();
  return open !== null;
}

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

/** @returns false also when it was closed otherwise. */
export function ask({ title, text, yes, no }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const close = openDialog(
      title,
      [html('p', {}, text)],
      [
        button(no, 'second', () => {
          close();
        }),
        button(yes, 'main', () => {
          answer = true;
          close();
        }),
      ],
      () => {
        resolve(answer);
      },
    );
  });
}
