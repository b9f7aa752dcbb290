import { readFileSync } from 'node:fs';
import { faceCache, packaged } from './face_cache.js';
import { type CropBox, meshesOf, type Mesh } from './mesh_of.js';
import { type Raster, readRaster } from './raster.js';

/** The photographs of people.json: who is in which half, and what each picture is good for. */
export interface Person {
  id: string;
  /**
   * `tune`: thresholds are set on these. `spent`: nothing was tuned on them, but figures on them were looked at while it
   * was, and the eye network was taught by them. `test`: nobody ever looked.
   */
  split: 'tune' | 'spent' | 'test';
  /** Under the fetched packages. */
  file: string;
  /** Head and shoulders out of a group picture. */
  crop?: CropBox;
  /** Box of the mesh's points in the cutting: left, top, width, height. */
  face: [number, number, number, number];
  /** 'small': of 128 pixels, never used where sharpness or size count. */
  traits: string[];
  /** Checks the photograph itself passes by eye: pose (after its roll is undone), eyes, mouth, light. */
  fits: Fitness[];
}

export type Fitness = 'pose' | 'eyes' | 'mouth' | 'light';

export interface Photograph {
  person: Person;
  picture: Raster;
  mesh: Mesh;
}

export const kPeople = JSON.parse(readFileSync(new URL('people.json', import.meta.url), 'utf8')) as Person[];

export function peopleOf(split: Person['split'], fits: readonly Fitness[], small = false): Person[] {
  return kPeople.filter(
    (person) =>
      person.split === split &&
      fits.every((one) => person.fits.includes(one)) &&
      (small || !person.traits.includes('small')),
  );
}

export function personOf(id: string): Person {
  const person = kPeople.find((one) => one.id === id);
  if (!person) throw new Error(`people: got ${id}, need one of people.json`);
  return person;
}

const kept = new Map<string, Promise<Photograph>>();

export function photographOf(person: Person): Promise<Photograph> {
  const found = kept.get(person.id) ?? load(person);
  kept.set(person.id, found);
  return found;
}

async function load(person: Person): Promise<Photograph> {
  const path = packaged(person.file);
  const meshes = await meshesOf(path, person.crop);
  const [left, top] = person.face;
  const off = (mesh: Mesh): number =>
    Math.abs(Math.min(...mesh.map((p) => p[0])) - left) + Math.abs(Math.min(...mesh.map((p) => p[1])) - top);
  const mesh = meshes.sort((a, b) => off(a) - off(b))[0];
  if (!mesh) throw new Error(`people: no face in ${person.id} of ${faceCache('packages', person.file)}`);
  return { person, picture: await readRaster(path, person.crop), mesh };
}
