// A portrait of one of people.json as a phone would take it and the engine would let it pass.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { analyzePortrait } from 'qujing/node';
import { inBuild } from '../../../scripts/lib/paths.js';
import { Random } from '../random.js';
import { finished, sit } from './check_base.js';
import { personOf } from './people.js';

const kAttempts = 8;

/** JPEG; kept in build/, so that the second run is quick. @throws Error when the engine lets none pass */
export async function portraitFrame(personId: string): Promise<Buffer> {
  const file = inBuild('recordings', `portrait_${personId}.jpg`);
  if (existsSync(file)) return readFileSync(file);
  const reasons: string[] = [];
  for (let attempt = 0; attempt < kAttempts; attempt++) {
    const random = new Random(`portrait frame/${personId}/${attempt}`);
    const sitting = await sit(personOf(personId), random, { behind: 'wall', straight: true, share: 0.4 });
    const { jpeg } = await finished(sitting.picture, random);
    const { passed, checks } = await analyzePortrait(jpeg);
    if (passed) {
      mkdirSync(inBuild('recordings'), { recursive: true });
      writeFileSync(`${file}.${process.pid}`, jpeg);
      renameSync(`${file}.${process.pid}`, file);
      return jpeg;
    }
    reasons.push(...checks.filter((check) => check.gating && check.passed === false).map(({ id }) => id));
  }
  throw new Error(`portrait frames: ${personId} was refused for ${[...new Set(reasons)].join()}`);
}
