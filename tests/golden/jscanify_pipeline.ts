import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Point } from '../data/geometry.js';
import { type Detector, kNothing } from './detector.js';
import { type CvMat, type CvMatVector, loadOpenCv, matOf } from './opencv.js';

/**
 * jscanify 1.4.3, its own code unchanged, on opencv.js in Node. Its browser file lies in the
 * cache (as a dependency it would compile `canvas`); it takes a Mat, no canvas is needed.
 */
interface Corner {
  x: number;
  y: number;
}

interface Jscanify {
  findPaperContour: (image: CvMat) => CvMat | null;
  getCornerPoints: (
    contour: CvMat,
  ) => Partial<Record<'topLeftCorner' | 'topRightCorner' | 'bottomRightCorner' | 'bottomLeftCorner', Corner>>;
}

export async function jscanifyPipeline(): Promise<Detector> {
  const { cv } = await loadOpenCv();
  (globalThis as { cv?: unknown }).cv = cv;
  const scanner = new (createRequire(import.meta.url)(cachedScript()) as new () => Jscanify)();
  // It never frees the contours it looks at.
  const handed: CvMat[] = [];
  const get = cv.MatVector.prototype.get;
  return (frame) => {
    cv.MatVector.prototype.get = function (this: CvMatVector, i: number): CvMat {
      const mat = get.call(this, i);
      handed.push(mat);
      return mat;
    };
    const source = matOf(cv, frame);
    const contour = scanner.findPaperContour(source);
    const corners = contour ? scanner.getCornerPoints(contour) : {};
    cv.MatVector.prototype.get = get;
    source.delete();
    for (const mat of handed.splice(0)) mat.delete();
    const point = (corner: Corner | undefined): Point | null => (corner ? [corner.x + 0.5, corner.y + 0.5] : null);
    const [a, b, c, d] = [
      point(corners.topLeftCorner),
      point(corners.topRightCorner),
      point(corners.bottomRightCorner),
      point(corners.bottomLeftCorner),
    ];
    return a && b && c && d ? { quad: [a, b, c, d], confidence: 1, partlyOutside: false } : kNothing;
  };
}

/** Where scripts/setup/jscanify.sh, which pins its sum, keeps it. */
function cachedScript(): string {
  const script = join(
    process.env['QUJING_CACHE'] ?? join(homedir(), '.cache', 'qujing'),
    'jscanify',
    'src',
    'jscanify.js',
  );
  if (!existsSync(script))
    execFileSync('bash', [fileURLToPath(new URL('../../scripts/setup/jscanify.sh', import.meta.url))]);
  return script;
}
