// Does the server, from the evidence alone, say of a challenge what the device said of it?
// --count: recordings of each kind.
import { parseArgs } from 'node:util';
import { judgeLiveness } from 'qujing/node';
import { mustRun } from '../../scripts/lib/run.js';
import { kWrongKinds, recordings } from '../data/face/challenge_set.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { actedEvidence } from '../golden/acted_evidence.js';
import { figure, share } from '../golden/check_answers.js';

const { values } = parseArgs({ options: { count: { type: 'string', default: '12' } } });
const kGenuine = Number(values.count);
const kWrong = Math.ceil(kGenuine / 4);

await mustRun('bash', ['scripts/setup/face_data.sh']);
let [passed, agreed, all] = [0, 0, 0];
for (const kind of ['genuine', ...kWrongKinds] as const)
  for (const recording of await recordings(kind, 'test', kind === 'genuine' ? kGenuine : kWrong)) {
    const { state, order, signer, submission } = await actedEvidence(recording);
    const verdict = await judgeLiveness(submission, { order, publicKey: signer.publicKey });
    console.log(`${recording.id}: the device ${state}, the server ${verdict.problem ?? 'passed'} ${verdict.detail}`);
    all += 1;
    passed += kind === 'genuine' && verdict.passed ? 1 : 0;
    agreed += (state === 'done') === verdict.passed ? 1 : 0;
  }
const set = `composed recordings (test): ${kGenuine} genuine, ${kWrong} each of ${kWrongKinds.join(', ')}`;
figure('server judges from the evidence alone: the device’s verdict', share(agreed, all), '%', set, all);
figure('server judges from the evidence alone: genuine ones passed', share(passed, kGenuine), '%', set, kGenuine);
await closeMattes();
await closeMeshes();
