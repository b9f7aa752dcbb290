// A page that does nothing but bring the first quad out.
import { createAnalyzer } from 'qujing';
import { frameOf, kLayout, loadFrames } from './frames.js';

const analyzer = createAnalyzer();
const pixels = frameOf(await loadFrames(), 0).slice().buffer;
await analyzer.analyze({ pixels, layout: kLayout });
Object.assign(globalThis, { firstResultMs: performance.now() });
