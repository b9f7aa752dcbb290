import { kLayout } from './frames.js';

interface FaceMeshResults {
  readonly multiFaceLandmarks?: readonly (readonly unknown[])[];
}

interface FaceMesh {
  setOptions(options: object): void;
  onResults(listener: (results: FaceMeshResults) => void): void;
  initialize(): Promise<void>;
  send(inputs: { readonly image: HTMLCanvasElement }): Promise<void>;
}

declare const FaceMesh: new (config: { locateFile: (file: string) => string }) => FaceMesh;

/** @mediapipe/face_mesh, refined, on its CPU path. */
export class GoogleMesh {
  readonly #mesh = new FaceMesh({ locateFile: (file) => `./face_mesh/${file}` });
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  found = 0;

  constructor() {
    this.#canvas.width = kLayout.width;
    this.#canvas.height = kLayout.height;
    const context = this.#canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    this.#context = context;
    this.#mesh.setOptions({ maxNumFaces: 1, refineLandmarks: true, useCpuInference: true });
    this.#mesh.onResults(({ multiFaceLandmarks }) => {
      this.found += Number((multiFaceLandmarks?.length ?? 0) > 0);
    });
  }

  open(): Promise<void> {
    return this.#mesh.initialize();
  }

  /** Not timed: it takes a canvas, which a video would fill by itself. */
  show(image: ImageData): void {
    this.#context.putImageData(image, 0, 0);
  }

  look(): Promise<void> {
    return this.#mesh.send({ image: this.#canvas });
  }
}
