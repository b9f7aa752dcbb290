// The shipped engine, one still after the other.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { Inference, type InferenceFiles } from '../../web/sdk/engine/inference.js';
import { PortraitEngine } from '../../web/sdk/engine/portrait_engine.js';
import type { PortraitSaying } from '../../web/sdk/engine/portrait_values.js';
import { compileWasm } from '../../web/sdk/engine/wasm_module.js';
import type { FaceLandmark } from '../../web/sdk/types.js';

export interface StillFace {
  readonly said: PortraitSaying;
  readonly landmarks: FaceLandmark[] | null;
}

export interface FaceEngine {
  look: (picture: string | Buffer | RawPicture) => Promise<StillFace>;
  close: () => Promise<void>;
}

export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

const dist = new URL('../../dist/', import.meta.url);

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(name, dist)));
}

const files: InferenceFiles = {
  runtime: (kind) => bytesOf(`ort_${kind}.wasm`),
  model: (name) => bytesOf(`models/${name}.onnx`),
};

export async function openFaceEngine(): Promise<FaceEngine> {
  const inference = await Inference.open(files);
  const engine = await PortraitEngine.open(await compileWasm(() => bytesOf('qujing_face.wasm'), null), inference);
  const look = async (picture: string | Buffer | RawPicture): Promise<StillFace> => {
    const { width, height, rgba } = await pixelsOf(picture);
    engine.reset();
    engine.load(new Uint8Array(rgba));
    const said = await engine.analyze({ width, height, rowStride: width * 4, format: 'rgba' }, 0, { stage: 'still' });
    return { said, landmarks: said.face === null ? null : engine.landmarks() };
  };
  const close = async (): Promise<void> => {
    engine.close();
    await inference.close();
  };
  return { look, close };
}

async function pixelsOf(picture: string | Buffer | RawPicture): Promise<RawPicture> {
  if (typeof picture !== 'string' && 'rgba' in picture) return picture;
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}
