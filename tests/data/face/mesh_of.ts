import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { faceCache } from './face_cache.js';
import { type FaceMeshPage, openFaceMesh, type Point3 } from './face_mesh_page.js';

/** One face: 478 points, x and y in pixels of the picture (origin top left), z in the same unit, smaller is nearer. */
export type Mesh = Point3[];

export interface CropBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

const kLooks = 3;
let opened: Promise<FaceMeshPage> | undefined;

/** Meshes of all faces of a picture's cutting, in the cutting's pixels; kept in the cache by the pixels' sha256. */
export async function meshesOf(picture: Buffer | string, crop?: CropBox): Promise<Mesh[]> {
  const image = sharp(picture).rotate();
  const cut = crop ? image.extract(crop) : image;
  const { data, info } = await cut.flatten().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const key = createHash('sha256').update(`${info.width}x${info.height}/${kLooks}`).update(data).digest('hex');
  const file = faceCache('mesh', `${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Mesh[];
  opened ??= openFaceMesh();
  const png = await sharp(data, { raw: info }).png({ compressionLevel: 1 }).toBuffer();
  const meshes = await (await opened).look(png, { looks: kLooks });
  mkdirSync(faceCache('mesh'), { recursive: true });
  const rounded = meshes.map((mesh) => mesh.map((p) => p.map((v) => Math.round(v * 100) / 100) as Point3));
  writeFileSync(file, JSON.stringify(rounded));
  return rounded;
}

/** Ends the browser, if one was needed. */
export async function closeMeshes(): Promise<void> {
  const page = opened;
  opened = undefined;
  await (await page)?.close();
}
