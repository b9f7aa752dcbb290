// A composed recording before the engine in Node, and what its challenge leaves, signed as the page signs it.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { evidenceName } from '../../web/sdk/common/evidence_name.js';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import type { LivenessSubmission } from '../../web/sdk/node.js';
import type { Signer } from '../../web/sdk/platform/ports.js';
import { signManifest } from '../../web/sdk/session/sign_manifest.js';
import { isOver } from '../../web/sdk/session/liveness_machine.js';
import type { ChallengeStatus, EvidencePicture, LivenessOrder, ManifestSignature } from '../../web/sdk/types.js';
import { openLivenessEngine } from '../boundary/face_engine_under_test.js';
import { ActionFilm } from '../data/face/action_film.js';
import { ChallengeActor } from '../data/face/challenge_actor.js';
import type { Recording } from '../data/face/challenge_set.js';
import { Random } from '../data/random.js';

export interface ActedEvidence {
  readonly state: ChallengeStatus['state'];
  readonly order: LivenessOrder;
  readonly signer: Signer;
  readonly submission: LivenessSubmission & { readonly signature: ManifestSignature };
}

interface Kept {
  readonly pixels: Buffer;
  readonly timestampMs: number;
  readonly moment: EvidencePicture['moment'];
  readonly actionIndex: number | null;
}

type Picture = Omit<EvidencePicture, 'jpeg'> & { readonly jpeg: { readonly size: number; readonly bytes: Buffer } };

/** @param given by a server; without it one is made up, with a fresh key. */
export async function actedEvidence(
  { id, asked, behaviour, film: spec }: Recording,
  given?: { readonly order: LivenessOrder; readonly signer: Signer },
): Promise<ActedEvidence> {
  const { engine, inference } = await openLivenessEngine();
  const order: LivenessOrder = given?.order ?? { actions: asked, sessionId: 'session-1', nonce: `nonce ${id}` };
  try {
    const film = await ActionFilm.open(spec);
    const actor = new ChallengeActor(film.acting, new Random(`actor/${id}`), behaviour);
    const kept = new Map<string, Kept>();
    engine.challenge(asked, 0);
    let status = engine.tick(0);
    while (!isOver(status.state)) {
      const { pixels, timestampMs } = film.next();
      const { width, height, rgba } = pixels;
      engine.load(new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.byteLength));
      const { challenge } = await engine.analyze({ width, height, rowStride: 4 * width, format: 'rgba' }, timestampMs);
      status = challenge ?? status;
      const { keep: moment, keepIndex } = status;
      const actionIndex = moment === 'neutral' ? null : keepIndex;
      if (moment !== 'none')
        kept.set(`${actionIndex ?? ''}${moment}`, { pixels: Buffer.from(rgba), timestampMs, moment, actionIndex });
      actor.see(status, asked, timestampMs / 1000);
    }
    const pictures = await Promise.all([...kept.values()].sort(byMoment).map((one) => pictureOf(one, order, spec)));
    const whole = pictures.filter(({ actionIndex }) => actionIndex === null || actionIndex < status.actionIndex);
    const { sessionId, nonce } = order;
    const manifest = engine.manifest({ capturedAtMs: 1_764_000_000_000, sessionId, nonce }, whole);
    const signer = given?.signer ?? (await createSigner());
    const signature = await signManifest(manifest, signer);
    const files = new Map(whole.map(({ name, jpeg }) => [name, jpeg.bytes]));
    return { state: status.state, order, signer, submission: { manifest, signature, pictures: files } };
  } finally {
    engine.close();
    await inference.close();
  }
}

const order = ['neutral', 'before', 'peak', 'after'];

function byMoment(a: Kept, b: Kept): number {
  return (a.actionIndex ?? -1) - (b.actionIndex ?? -1) || order.indexOf(a.moment) - order.indexOf(b.moment);
}

async function pictureOf(
  { pixels, timestampMs, moment, actionIndex }: Kept,
  { actions }: LivenessOrder,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Picture> {
  const bytes = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 92 })
    .toBuffer();
  const name = evidenceName(moment, actionIndex, actions);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, moment, actionIndex, timestampMs, width, height, sha256, jpeg: { size: bytes.byteLength, bytes } };
}
