import { createHash } from 'node:crypto';
import { evidenceName, evidenceNames } from '../../common/evidence_name.js';
import { QujingError } from '../../errors.js';
import type { CheckId, LivenessAction, LivenessOrder, ManifestSignature, PublicJwk } from '../../types.js';
import { parseLivenessManifest, type LivenessManifest } from './liveness_manifest.js';
import { readPictures } from './read_pictures.js';
import { isAtRest, showsAction, type PictureReading } from './shown_action.js';
import { isSignedWith } from './signature.js';
import { timeProblem } from './time_problem.js';

/** What a device handed in. */
export interface LivenessSubmission {
  readonly manifest: string;
  /** Null: it came without one. */
  readonly signature: ManifestSignature | null;
  /** By name, as in the manifest. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** What the server knows of it. That an order is used once, and in time, is the server's to see to. */
export interface LivenessExpectation {
  readonly order: LivenessOrder;
  /** The key that was registered for the order. */
  readonly publicKey: PublicJwk;
}

/**
 * Why evidence is not taken.
 * - `badManifest`: not a whole manifest of liveness. `badSignature`: not signed with the key that was registered.
 * - `otherOrder`: of another session, nonce or order, or not passed.
 * - `otherPictures`: a picture is missing, one too many, or not the one of the manifest. `unreadablePicture`: no image.
 * - `impossibleTimes`: see `detail`.
 * - `noFace`: a picture shows none, or several. `actionNotShown`: a picture does not show what it is said to.
 */
export type LivenessProblem =
  | 'badManifest'
  | 'badSignature'
  | 'otherOrder'
  | 'otherPictures'
  | 'unreadablePicture'
  | 'impossibleTimes'
  | 'noFace'
  | 'actionNotShown';

export interface LivenessVerdict {
  readonly passed: boolean;
  /** Null when it passed. */
  readonly problem: LivenessProblem | null;
  /** For the log: no personal data. Empty when it passed. */
  readonly detail: string;
  /** Cues that were raised; they fail nobody. */
  readonly cues: readonly CheckId[];
}

const kMoments = ['before', 'peak', 'after'] as const;

/** @internal judgeLiveness() of qujing/node calls it. */
export async function judgeEvidence(
  compiled: WebAssembly.Module,
  submission: LivenessSubmission,
  expected: LivenessExpectation,
): Promise<LivenessVerdict> {
  const { manifest: text, signature, pictures } = submission;
  if (signature === null || !(await isSignedWith(text, signature, expected.publicKey)))
    return refused('badSignature', 'the registered key did not sign it');
  const manifest = parseLivenessManifest(text);
  if (manifest === null) return refused('badManifest', 'it is no manifest of liveness');
  const { order } = expected;
  const early =
    orderProblem(manifest, order) ?? picturesProblem(manifest, pictures, order.actions) ?? timesOf(manifest);
  if (early !== null) return early;
  try {
    return shownProblem(await readPictures(compiled, pictures), order.actions) ?? passed(manifest);
  } catch (error) {
    if (!(error instanceof QujingError)) throw error;
    return refused('unreadablePicture', error.code);
  }
}

function passed({ cues }: LivenessManifest): LivenessVerdict {
  const raised = cues.filter((cue) => cue.passed === false).map(({ id }) => id);
  return { passed: true, problem: null, detail: '', cues: raised };
}

function refused(problem: LivenessProblem, detail: string): LivenessVerdict {
  return { passed: false, problem, detail, cues: [] };
}

function orderProblem(manifest: LivenessManifest, order: LivenessOrder): LivenessVerdict | null {
  const { sessionId, nonce, asked, actions, state } = manifest;
  if (sessionId !== order.sessionId || nonce !== order.nonce)
    return refused('otherOrder', 'of another session or nonce');
  const wanted = order.actions.join();
  if (asked.join() !== wanted) return refused('otherOrder', `asked for ${asked.join()}`);
  if (state !== 'done' || actions.map(({ action }) => action).join() !== wanted)
    return refused('otherOrder', `ended as ${state} after ${actions.length} actions`);
  return null;
}

function picturesProblem(
  { parts, actions: done }: LivenessManifest,
  pictures: ReadonlyMap<string, Uint8Array>,
  actions: readonly LivenessAction[],
): LivenessVerdict | null {
  const names = evidenceNames(actions);
  const named = parts.map(({ name }) => name).join();
  if (named !== names.join() || pictures.size !== names.length) return refused('otherPictures', `got ${named}`);
  for (const { name, sha256, bytes, timestampMs } of parts) {
    const jpeg = pictures.get(name);
    if (jpeg?.byteLength !== bytes || createHash('sha256').update(jpeg).digest('hex') !== sha256)
      return refused('otherPictures', `${name} is not the one of the manifest`);
    if (name !== 'neutral.jpg' && !timesIn(done).has(timestampMs))
      return refused('otherPictures', `${name} is of another moment`);
  }
  return null;
}

function timesIn(actions: LivenessManifest['actions']): ReadonlySet<number> {
  return new Set(actions.flatMap(({ beforeMs, clearestMs, afterMs }) => [beforeMs, clearestMs, afterMs]));
}

function timesOf(manifest: LivenessManifest): LivenessVerdict | null {
  const problem = timeProblem(manifest);
  return problem === null ? null : refused('impossibleTimes', problem);
}

function shownProblem(
  readings: ReadonlyMap<string, PictureReading | null>,
  actions: readonly LivenessAction[],
): LivenessVerdict | null {
  const neutral = readings.get('neutral.jpg') ?? null;
  if (neutral === null) return refused('noFace', 'neutral.jpg');
  for (const [i, action] of actions.entries()) {
    const [before, peak, after] = kMoments.map((moment) => readings.get(evidenceName(moment, i, actions)) ?? null);
    if (before == null || peak == null || after == null) return refused('noFace', `action ${i + 1}`);
    if (!isAtRest(neutral, before) || !isAtRest(neutral, after))
      return refused('actionNotShown', `no rest around action ${i + 1}`);
    if (!showsAction(action, before, peak)) return refused('actionNotShown', `action ${i + 1}, ${action}`);
  }
  return null;
}
