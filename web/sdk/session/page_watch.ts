/** Whether the page is seen. */
export class PageWatch {
  readonly #onTurn: (visible: boolean) => void;

  constructor(onTurn: (visible: boolean) => void) {
    this.#onTurn = onTurn;
    if (typeof document === 'object') document.addEventListener('visibilitychange', this.#look);
  }

  close(): void {
    if (typeof document === 'object') document.removeEventListener('visibilitychange', this.#look);
  }

  readonly #look = (): void => {
    this.#onTurn(document.visibilityState === 'visible');
  };
}
