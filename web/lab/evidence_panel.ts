import { QujingError, type LivenessEvidence } from 'qujing';
import { html } from '../elements/dom.js';
import { drawBlob, wipe } from '../elements/picture_canvas.js';
import { say } from './lab_text.js';
import { offer } from './offer_file.js';
import { byId } from './page.js';

/** What a passed challenge left: its pictures and the manifest. */
export class EvidencePanel {
  readonly #pictures = byId('evidence', HTMLElement);
  readonly #save = byId('manifest', HTMLButtonElement);
  readonly #onError: (error: QujingError) => void;
  #manifest = '';

  constructor(onError: (error: QujingError) => void) {
    this.#onError = onError;
    this.#save.addEventListener('click', () => {
      offer(new Blob([this.#manifest], { type: 'application/json' }), 'manifest.json');
    });
  }

  show({ pictures, manifest }: LivenessEvidence): void {
    this.clear();
    this.#manifest = manifest;
    this.#save.hidden = false;
    for (const { name, jpeg, width, height } of pictures) {
      const canvas = html('canvas', { role: 'img', 'aria-label': name });
      const about = `${name} · ${width} × ${height} · ${(jpeg.size / 1024).toFixed(0)} KB`;
      this.#pictures.append(html('figure', {}, canvas, html('figcaption', {}, about)));
      drawBlob(canvas, jpeg, 480).catch((error: unknown) => {
        this.#onError(QujingError.wrap(error, 'captureFailed', name));
      });
    }
    this.#pictures.setAttribute('aria-label', say('evidenceTitle'));
  }

  clear(): void {
    for (const canvas of this.#pictures.querySelectorAll('canvas')) wipe(canvas);
    this.#pictures.replaceChildren();
    this.#manifest = '';
    this.#save.hidden = true;
  }
}
