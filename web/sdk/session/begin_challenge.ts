import { QujingError } from '../errors.js';
import type { Signer } from '../platform/ports.js';
import type { ChallengeState, ChallengeStatus, LivenessOrder } from '../types.js';
import type { LivenessClient } from '../worker/liveness_client.js';
import type { LivenessSessionOptions } from './liveness_types.js';

export interface BegunChallenge {
  readonly order: LivenessOrder;
  readonly signer: Signer;
  readonly status: ChallengeStatus;
}

/**
 * A key, the server's actions for it, and the engine set to them.
 * @param outcome of the challenge before.
 * @returns null when the signal aborted it.
 * @throws QujingError orderFailed, insecureContext, badTask, or what the engine fails with.
 */
export async function beginChallenge(
  { createSigner, requestOrder }: Pick<LivenessSessionOptions, 'createSigner' | 'requestOrder'>,
  readyAnalyzer: () => Promise<LivenessClient>,
  outcome: ChallengeState | null,
  signal: AbortSignal,
): Promise<BegunChallenge | null> {
  const signer = await createSigner();
  const { publicKey, keyProtected } = signer;
  const request = { publicKey, keyProtected, outcome, signal };
  const asking = async (): Promise<LivenessOrder> => wholeOrder(await requestOrder(request));
  const order = await asking().catch((error: unknown) => {
    throw QujingError.wrap(error, 'orderFailed', 'the server gave no actions');
  });
  const analyzer = await readyAnalyzer();
  if (signal.aborted) return null;
  await analyzer.reset();
  const status = await analyzer.begin(order.actions, performance.now());
  return { order, signer, status };
}

/** What a server answers may be anything. */
function wholeOrder(order: Partial<LivenessOrder> | null | undefined): LivenessOrder {
  const { actions, sessionId, nonce } = order ?? {};
  if (!Array.isArray(actions) || typeof sessionId !== 'string' || typeof nonce !== 'string')
    throw new QujingError('orderFailed', 'the server’s answer is no order: {actions, sessionId, nonce}');
  return { actions: actions as LivenessOrder['actions'], sessionId, nonce };
}
