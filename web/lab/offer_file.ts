import { html } from '../elements/dom.js';

/** As a download. */
export function offer(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  html('a', { href: url, download: name }).click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
