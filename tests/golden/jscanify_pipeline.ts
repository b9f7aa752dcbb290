import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Point } from '../data/geometry.js';
import { type Detector, kNothing } from './detector.js';
import { type CvMat, type CvMatVector, loadOpenCv, matOf } from './opencv.js';

/**
 * jscanify 1.4.3, its own code unchanged, on opencv.js in Node. Its package cannot be installed (it compiles `canvas`),
 * so its archive is kept in the cache and its browser file is loaded; it takes a Mat, no canvas is needed.
 */
const kPackage = { name: 'jscanify', version: '1.4.3', sha256: 'd2dd660883a1219fc2e08a7e032d809f7ae76df35606d21978f3ba75fa4c187d' };

interface Corner {
  x: number;
  y: number;
}

interface Jscanify {
  findPaperContour: (image: CvMat) => CvMat | null;
  getCornerPoints: (contour: CvMat) => Partial<Record<'topLeftCorner' | 'topRightCorner' | 'bottomRightCorner' | 'bottomLeftCorner', Corner>>;
}

export async function jscanifyPipeline(): Promise<Detector> {
  const { cv } = await loadOpenCv();
  (globalThis as { cv?: unknown }).cv = cv;
  const scanner = new (createRequire(import.meta.url)(fetchScript()) as new () => Jscanify)();
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
    const [a, b, c, d] = [point(corners.topLeftCorner), point(corners.topRightCorner), point(corners.bottomRightCorner), point(corners.bottomLeftCorner)];
    return a && b && c && d ? { quad: [a, b, c, d], confidence: 1, partlyOutside: false } : kNothing;
  };
}

function fetchScript(): string {
  const folder = join(process.env['QUJING_CACHE'] ?? join(homedir(), '.cache', 'qujing'), 'jscanify');
  const script = join(folder, 'package', 'src', 'jscanify.js');
  if (existsSync(script)) return script;
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', '--silent', `${kPackage.name}@${kPackage.version}`], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const archive = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const sum = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (sum !== kPackage.sha256) {
    rmSync(archive);
    throw new Error(`jscanify: got sha256 ${sum}, need ${kPackage.sha256}`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return script;
}
