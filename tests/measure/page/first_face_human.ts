// The same page on human.
import { frameOf, kLayout, loadFrames } from './frames.js';
import { openHuman } from './human_mesh.js';

const human = await openHuman();
const pixels = new Uint8ClampedArray(frameOf(await loadFrames(), 0));
const { face } = await human.detect(new ImageData(pixels, kLayout.width, kLayout.height));
Object.assign(globalThis, { firstResultMs: performance.now(), found: face.length > 0 });
