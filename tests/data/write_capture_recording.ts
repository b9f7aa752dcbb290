/**
 * tsx tests/data/write_capture_recording.ts --kind K --seed S --out FILE.y4m [--portrait] [--fps 15] [--box 390x760] [--unrest 1]
 * A fake camera's film, 1280x720 or 720x1280, and FILE.json with what is true of each frame. --box: CSS pixels of the
 * element that shows it with object-fit: cover, which decides where its guide lies.
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kCaptureKinds } from './capture_script.js';
import { captureRecording } from './capture_recording.js';
import { guideInFrame } from './capture_guide.js';
import { y4mHeader } from './y4m.js';

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'good' },
    seed: { type: 'string', default: 'a' },
    out: { type: 'string', default: 'build/capture.y4m' },
    fps: { type: 'string', default: '15' },
    box: { type: 'string' },
    unrest: { type: 'string', default: '1' },
    portrait: { type: 'boolean', default: false },
  },
});
const kind = kCaptureKinds.find((one) => one === values.kind);
if (!kind) throw new Error(`capture recording: got ${values.kind}, need one of ${kCaptureKinds.join(', ')}`);
const [width, height] = values.portrait ? [720, 1280] : [1280, 720];
const [boxWidth = 0, boxHeight = 0] = (values.box ?? (values.portrait ? '390x760' : '960x720')).split('x').map(Number);
const guide = guideInFrame({ width, height }, { width: boxWidth, height: boxHeight });
const spec = { kind, width, height, framesPerSecond: Number(values.fps), guide, unrest: Number(values.unrest) };
const file = openSync(values.out, 'w');
writeSync(file, y4mHeader(width, height, Number(values.fps)));
const frames: unknown[] = [];
const started = Date.now();
for await (const { y4m, timestampMs, moment, truth } of captureRecording(spec, values.seed)) {
  writeSync(file, y4m);
  frames.push({ timestampMs, ...moment, truth });
}
closeSync(file);
writeFileSync(values.out.replace(/\.y4m$/, '.json'), JSON.stringify({ kind, width, height, guide, frames }));
console.log(
  `${frames.length} frames in ${values.out}, ${((Date.now() - started) / frames.length).toFixed(0)} ms a frame`,
);
