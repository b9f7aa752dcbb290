import { analyzePortrait } from 'qujing/node';
import sharp from 'sharp';
import { Problem } from '../../common/problem.js';
import type { PortraitQuestion, PortraitVerdict } from '../vision.js';

/** 原照片 is shown at most this large. */
const kShownSide = 1600;
const kShownQuality = 85;

/** The engine's checks and the photo, made anew out of the uploaded original. */
export async function checkPortrait({ source, spec, adjustment }: PortraitQuestion): Promise<PortraitVerdict> {
  const { passed, checks, photo, face } = await analyzePortrait(source, { spec, adjustment });
  const failed = checks.filter((check) => check.gating && check.passed === false).map(({ id }) => id as string);
  return {
    accepted: passed && photo !== null,
    reasons: face === null && failed.length === 0 ? ['singleFacePresent'] : failed,
    output: photo?.jpeg ?? null,
    original: await shownAgain(source),
  };
}

async function shownAgain(source: Uint8Array): Promise<Uint8Array> {
  return sharp(source, { failOn: 'error' })
    .rotate()
    .resize(kShownSide, kShownSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: kShownQuality })
    .toBuffer()
    .catch(() => {
      throw new Problem('pictureUnreadable', 'the picture cannot be decoded');
    });
}
