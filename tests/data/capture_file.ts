import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guideInFrame } from './capture_guide.js';
import { type CaptureFrame, captureRecording } from './capture_recording.js';
import type { CaptureKind } from './capture_script.js';
import type { Rectangle } from './capture_stage.js';
import { y4mHeader } from './y4m.js';

/** Films of captureRecording as files, made once. */
export interface FilmSpec {
  kind: CaptureKind;
  seed: string;
  /** 720x1280 rather than 1280x720. */
  portrait: boolean;
  framesPerSecond: number;
  /** CSS pixels of the element that shows it with object-fit: cover, which decides where its guide lies. */
  box: { width: number; height: number };
  unrest: number;
}

export interface Film {
  kind: CaptureKind;
  width: number;
  height: number;
  guide: Rectangle;
  frames: Omit<CaptureFrame, 'y4m'>[];
}

const kFolder = fileURLToPath(new URL('../../build/recordings/', import.meta.url));

export function filmSpec(kind: CaptureKind, seed: string, portrait: boolean): FilmSpec {
  const box = portrait ? { width: 390, height: 760 } : { width: 960, height: 720 };
  return { kind, seed, portrait, framesPerSecond: 15, box, unrest: 1 };
}

/** The film in build/recordings, drawn if it is not there yet. The name does not tell of a change of the generator. */
export async function capturedFilm(kind: CaptureKind, seed: string, portrait = true): Promise<string> {
  const file = `${kFolder}capture_${kind}_${seed}_${portrait ? 'portrait' : 'landscape'}.y4m`;
  if (!existsSync(file)) await writeFilm(file, filmSpec(kind, seed, portrait));
  return file;
}

/** FILE.y4m, and FILE.json with what is true of each frame; under their names only when they are whole. */
export async function writeFilm(file: string, spec: FilmSpec): Promise<Film> {
  const { kind, framesPerSecond, unrest } = spec;
  const [width, height] = spec.portrait ? [720, 1280] : [1280, 720];
  const guide = guideInFrame({ width, height }, spec.box);
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  const out = openSync(unfinished, 'w');
  const frames: Film['frames'] = [];
  writeSync(out, y4mHeader(width, height, framesPerSecond));
  for await (const { y4m, ...told } of captureRecording(
    { kind, width, height, framesPerSecond, guide, unrest },
    spec.seed,
  )) {
    writeSync(out, y4m);
    frames.push(told);
  }
  closeSync(out);
  const film: Film = { kind, width, height, guide, frames };
  writeFileSync(file.replace(/(\.y4m)?$/, '.json'), JSON.stringify(film));
  renameSync(unfinished, file);
  return film;
}
