// The same page on opencv.js.
import { ContourClient } from './contour_client.js';
import { frameOf, loadFrames } from './frames.js';

const contour = new ContourClient();
await contour.find(frameOf(await loadFrames(), 0));
Object.assign(globalThis, { firstResultMs: performance.now() });
