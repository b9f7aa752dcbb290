import { kLayout } from './frames.js';

/** opencv.js with the contour pipeline in a worker of its own, frames handed over as ours are. */
export class ContourClient {
  readonly #worker = new Worker('./contour_worker.js');
  #buffer = new ArrayBuffer(kLayout.rowStride * kLayout.height);

  async find(pixels: Uint8Array): Promise<void> {
    new Uint8Array(this.#buffer).set(pixels);
    this.#buffer = await new Promise<ArrayBuffer>((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
        resolve(data);
      };
      this.#worker.onerror = (event) => {
        reject(new Error(event.message));
      };
      this.#worker.postMessage(this.#buffer, [this.#buffer]);
    });
  }
}
