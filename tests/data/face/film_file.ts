import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { y4mHeader } from '../y4m.js';
import { type FaceFilmFrame, type FaceFilmSpec, faceFilm } from './face_film.js';
import type { FaceFilmKind } from './film_script.js';
import { closeMattes } from './matte_of.js';
import { closeMeshes } from './mesh_of.js';
import { personOf } from './people.js';

const kFolder = fileURLToPath(new URL('../../../build/recordings/', import.meta.url));

/** People whose photograph can pass as a portrait: straight, lips closed, bare head; of either half. */
export const kFilmPeople = { tune: ['p03', 'p01', 'p05'], test: ['p02', 'p07'] } as const;

/** build/recordings/face_*.y4m, drawn if it is not there yet, and beside it .json with what is true of each frame. */
export async function faceFilmFile(kind: FaceFilmKind, person = 'p02', portrait = false): Promise<string> {
  const file = `${kFolder}face_${kind}_${person}_${portrait ? 'portrait' : 'landscape'}.y4m`;
  if (existsSync(file)) return file;
  const [width, height] = portrait ? [720, 1280] : [1280, 720];
  await writeFaceFilm(file, { kind, person: personOf(person), width, height, framesPerSecond: 15 });
  return file;
}

/** Under its name only when it is whole. */
export async function writeFaceFilm(file: string, spec: FaceFilmSpec): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  const out = openSync(unfinished, 'w');
  const frames: Omit<FaceFilmFrame, 'y4m'>[] = [];
  writeSync(out, y4mHeader(spec.width, spec.height, spec.framesPerSecond));
  for await (const { y4m, ...told } of faceFilm(spec)) {
    writeSync(out, y4m);
    frames.push(told);
  }
  closeSync(out);
  await closeMattes();
  await closeMeshes();
  const { kind, person, width, height } = spec;
  writeFileSync(file.replace(/(\.y4m)?$/, '.json'), JSON.stringify({ kind, person: person.id, width, height, frames }));
  renameSync(unfinished, file);
}
