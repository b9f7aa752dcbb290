// The shipped engine, one still after the other.
import sharp from 'sharp';
import type { PortraitSaying } from '../../web/sdk/engine/portrait_values.js';
import type { FaceLandmark } from '../../web/sdk/types.js';
import { openFaceEngine } from '../boundary/face_engine_under_test.js';

export interface StillFace {
  readonly said: PortraitSaying;
  readonly landmarks: FaceLandmark[] | null;
}

export interface StillEngine {
  look: (picture: string | Buffer | RawPicture) => Promise<StillFace>;
  close: () => Promise<void>;
}

export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

export async function openStillEngine(): Promise<StillEngine> {
  const { engine, inference } = await openFaceEngine();
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
