import { readFileSync } from 'node:fs';
import { packaged } from '../../tests/data/face/face_cache.js';
import { framed, type Portrait } from '../../tests/data/face/framing.js';
import { widthOf } from '../../tests/data/face/head_rig.js';
import { meshesOf } from '../../tests/data/face/mesh_of.js';
import { kPeople, photographOf } from '../../tests/data/face/people.js';
import { readRaster } from '../../tests/data/face/raster.js';

/** A photographed face to learn from, with the mesh of @mediapipe/face_mesh. */
export interface TrainingFace extends Portrait {
  id: string;
  /** Both eyes are to be seen and open. */
  openEyes: boolean;
}

/** Faces of the fetched packages beside those of people.json, looked through by eye: none is a TEST person. */
interface MoreFace {
  file: string;
  /** Box of the mesh's points: left, top, width, height. */
  face: [number, number, number, number];
  eyes: boolean;
}

/** The people of tests/data/face/people.json and more_faces.json: no TEST person, no frame of a film. */
export async function trainingFaces(): Promise<TrainingFace[]> {
  const faces: TrainingFace[] = [];
  for (const person of kPeople.filter(({ split }) => split !== 'test')) {
    const { picture, mesh } = await photographOf(person);
    faces.push({ id: person.id, ...cut({ picture, mesh }), openEyes: person.fits.includes('eyes') });
  }
  const more = JSON.parse(readFileSync(new URL('more_faces.json', import.meta.url), 'utf8')) as MoreFace[];
  for (const { file, face, eyes } of more) {
    const path = packaged(file);
    const off = (mesh: Portrait['mesh']): number =>
      Math.abs(Math.min(...mesh.map((p) => p[0])) - face[0]) + Math.abs(Math.min(...mesh.map((p) => p[1])) - face[1]);
    const mesh = (await meshesOf(path)).sort((a, b) => off(a) - off(b))[0];
    if (!mesh) throw new Error(`training faces: no face in ${file}`);
    faces.push({ id: file, ...cut({ picture: await readRaster(path), mesh }), openEyes: eyes });
  }
  return faces;
}

const kMostWide = 220;
const kAround = 2.4;

/** What is needed of a photograph, no larger than views are. */
function cut(face: Portrait): Portrait {
  const faceWidth = Math.min(kMostWide, widthOf(face.mesh));
  const side = Math.round(kAround * faceWidth);
  return framed(face, { width: side, height: side, faceWidth, eyesX: side / 2, eyesY: 0.42 * side });
}
