// The comparison: tests/golden's contour pipeline on opencv.js, in a classic worker.
import { contourPipeline } from '../../golden/contour_pipeline.js';
import { kLayout } from './frames.js';

interface Scope {
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null;
  postMessage(message: ArrayBuffer, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as Scope;
const pipeline = contourPipeline();
scope.onmessage = ({ data }) => {
  void pipeline.then(async (detect) => {
    const { width, height } = kLayout;
    await detect({ width, height, rgba: new Uint8ClampedArray(data) });
    scope.postMessage(data, [data]);
  });
};
