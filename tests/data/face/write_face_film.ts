/**
 * tsx tests/data/face/write_face_film.ts [--kind K] [--person P] [--portrait]
 * A film for a fake front camera in build/recordings; prints its path.
 */
import { parseArgs } from 'node:util';
import { faceFilmFile } from './film_file.js';
import { kFaceFilmKinds } from './film_script.js';

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'good' },
    person: { type: 'string', default: 'p02' },
    portrait: { type: 'boolean', default: false },
  },
});
const kind = kFaceFilmKinds.find((one) => one === values.kind);
if (!kind) throw new Error(`face film: got ${values.kind}, need one of ${kFaceFilmKinds.join(', ')}`);
console.log(await faceFilmFile(kind, values.person, values.portrait));
