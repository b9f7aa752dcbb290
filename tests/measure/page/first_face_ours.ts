// A page that does nothing but bring the first face out.
import { createPortraitAnalyzer } from 'qujing';
import { frameOf, kLayout, loadFrames } from './frames.js';

const analyzer = createPortraitAnalyzer();
const pixels = frameOf(await loadFrames(), 0).slice().buffer;
const analysis = await analyzer.analyze({ pixels, layout: kLayout });
Object.assign(globalThis, { firstResultMs: performance.now(), found: analysis?.face != null });
