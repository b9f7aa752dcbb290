import type { Page } from 'playwright-core';
import { packaged } from './face_cache.js';
import { openSolution } from './solution_page.js';

/**
 * Google's own @mediapipe/face_mesh 0.4.1633559619 (refined, CPU inference) in Chromium: the reference for every
 * landmark of the test data, so that no truth comes from the product's code.
 */
export interface FaceMeshPage {
  /**
   * Faces of an encoded picture: 478 points each, x and y in its pixels, z in pixels of its width. Without `follow`
   * the graph forgets what it saw before. `looks`: how often it sees the picture; from the second look on its region
   * comes from its own landmarks, as in a film.
   */
  look: (picture: Buffer, options?: { follow?: boolean; looks?: number }) => Promise<Point3[][]>;
  close: () => Promise<void>;
}

export type Point3 = [x: number, y: number, z: number];

const kMaxFaces = 4;

interface FaceMeshApi {
  setOptions: (options: object) => void;
  onResults: (listen: (results: { multiFaceLandmarks?: { x: number; y: number; z: number }[][] }) => void) => void;
  initialize: () => Promise<void>;
  send: (input: { image: unknown }) => Promise<void>;
  reset: () => void;
}
interface PageWindow {
  FaceMesh: new (config: { locateFile: (file: string) => string }) => FaceMeshApi;
  mesh: FaceMeshApi;
  seen: [number, number, number][][];
}

export async function openFaceMesh(): Promise<FaceMeshPage> {
  packaged('face_mesh/face_mesh.js');
  const { page, close } = await openSolution('face_mesh', 'face_mesh.js');
  await page.evaluate(start, { maxNumFaces: kMaxFaces });
  return { look: (picture, options) => look(page, picture, options), close };
}

async function start({ maxNumFaces }: { maxNumFaces: number }): Promise<void> {
  const at = globalThis as unknown as PageWindow;
  at.mesh = new at.FaceMesh({ locateFile: (file) => `/${file}` });
  at.mesh.setOptions({ maxNumFaces, refineLandmarks: true, minDetectionConfidence: 0.5, useCpuInference: true });
  at.mesh.onResults((results) => {
    at.seen = (results.multiFaceLandmarks ?? []).map((face) => face.map((p) => [p.x, p.y, p.z]));
  });
  await at.mesh.initialize();
}

function look(
  page: Page,
  picture: Buffer,
  { follow = false, looks = 2 }: { follow?: boolean; looks?: number } = {},
): Promise<Point3[][]> {
  return page.evaluate(see, { base64: picture.toString('base64'), follow, looks });
}

async function see(input: { base64: string; follow: boolean; looks: number }): Promise<[number, number, number][][]> {
  const at = globalThis as unknown as PageWindow;
  const bytes = Uint8Array.from(atob(input.base64), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  if (!input.follow) at.mesh.reset();
  at.seen = [];
  for (let i = 0; i < input.looks; i++) await at.mesh.send({ image: canvas });
  return at.seen.map((face) =>
    face.map(([x, y, z]) => [x * image.width, y * image.height, z * image.width] as [number, number, number]),
  );
}
