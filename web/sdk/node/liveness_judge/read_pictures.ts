import { LivenessEngine } from '../../engine/liveness_engine.js';
import { withInference } from '../shared_inference.js';
import { SharpImage } from '../sharp_image.js';
import type { PictureReading } from './shown_action.js';

const kLongSide = 1280;

/**
 * Looks at each picture by itself.
 * @returns null for one that shows no face, or more than one.
 * @throws QujingError unreadableFile and what else an image is refused with.
 */
export function readPictures(
  compiled: WebAssembly.Module,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, PictureReading | null>> {
  return withInference(async (inference) => {
    const engine = await LivenessEngine.open(compiled, inference);
    const readings = new Map<string, PictureReading | null>();
    try {
      for (const [name, jpeg] of pictures) readings.set(name, await readPicture(engine, jpeg));
      return readings;
    } finally {
      engine.close();
    }
  });
}

async function readPicture(engine: LivenessEngine, jpeg: Uint8Array): Promise<PictureReading | null> {
  const { pixels, layout } = await (await SharpImage.open(jpeg)).decode(kLongSide);
  engine.reset();
  engine.load(pixels);
  const { pose, eyes, faceCount } = await engine.analyze(layout, 0);
  return pose === null || eyes === null || faceCount !== 1 ? null : { pose, openness: (eyes.left + eyes.right) / 2 };
}
