/**
 * tsx tests/data/write_capture_recording.ts --kind K --seed S --out FILE.y4m [--portrait] [--fps 15] [--box 390x760] [--unrest 1]
 * A fake camera's film, 1280x720 or 720x1280, and FILE.json with what is true of each frame. --box: CSS pixels of the
 * element that shows it.
 */
import { parseArgs } from 'node:util';
import { filmSpec, writeFilm } from './capture_file.js';
import { kCaptureKinds } from './capture_script.js';

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
const spec = filmSpec(kind, values.seed, values.portrait);
spec.framesPerSecond = Number(values.fps);
spec.unrest = Number(values.unrest);
if (values.box) {
  const [width = 0, height = 0] = values.box.split('x').map(Number);
  spec.box = { width, height };
}
const started = Date.now();
const { frames } = await writeFilm(values.out, spec);
console.log(
  `${frames.length} frames in ${values.out}, ${((Date.now() - started) / frames.length).toFixed(0)} ms a frame`,
);
