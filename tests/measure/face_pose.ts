// How far are the head's angles off: on photographed heads turned by known angles, of people on whom nothing was tuned?
import { parseArgs } from 'node:util';
import { mustRun } from '../../scripts/lib/run.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { poseSet } from '../data/face/pose_set.js';
import { figure } from '../golden/check_answers.js';
import { openStillEngine } from './face_engine_lib.js';

const { values } = parseArgs({
  options: { split: { type: 'string', default: 'test' }, count: { type: 'string', default: '60' } },
});
const split = values.split === 'tune' ? 'tune' : 'test';
const kAngles = ['yaw', 'pitch', 'roll'] as const;
const kMostDegrees = 5;

await mustRun('bash', ['scripts/setup/face_data.sh']);
const engine = await openStillEngine();
const errors = { yaw: [] as number[], pitch: [] as number[], roll: [] as number[] };
const people = new Set<string>();
let missed = 0;
for await (const sample of poseSet({ split, count: Number(values.count) })) {
  people.add(sample.person);
  const { pose } = (await engine.look(sample.pixels)).said;
  if (pose === null) missed++;
  else for (const angle of kAngles) errors[angle].push(pose[angle] - sample.truth[angle]);
}
await engine.close();
await closeMattes();
await closeMeshes();

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
const off = (list: readonly number[]): number => mean(list.map(Math.abs));
const set = `turned heads ${split}, ${people.size} people, yaw +-40, pitch +-25, roll +-25`;
for (const angle of kAngles) {
  figure(`pose: mean error of ${angle}`, off(errors[angle]), 'degrees', set, errors[angle].length);
  figure(`pose: mean of ${angle} over the truth`, mean(errors[angle]), 'degrees', set, errors[angle].length);
}
const all = mean(kAngles.map((angle) => off(errors[angle])));
figure('pose: mean error', all, 'degrees', set, errors.yaw.length);
figure('pose: heads not found', missed, '', set, errors.yaw.length + missed);
if (all > kMostDegrees) throw new Error(`pose is ${all.toFixed(1)} degrees off, at most ${kMostDegrees} are allowed`);
