import { evidenceName } from '../../common/evidence_name.js';
import { sha256Hex } from '../../common/sha256.js';
import type { Size } from '../../common/geometry.js';
import { QujingError } from '../../errors.js';
import type { ChallengeStatus, EvidencePicture, LivenessAction } from '../../types.js';
import { HeldFrame } from '../analyzer_worker/held_frame.js';
import type { FrameSource } from '../protocol/common.js';

type Moment = EvidencePicture['moment'];
type Facts = Pick<EvidencePicture, 'moment' | 'actionIndex' | 'timestampMs'>;

interface Held {
  readonly frame: HeldFrame;
  readonly timestampMs: number;
}

interface Encoded extends Facts {
  readonly size: Size;
  readonly jpeg: Promise<Blob>;
}

const ofAction: readonly Moment[] = ['before', 'peak', 'after'];

/**
 * The pictures of one challenge. The best of each moment so far waits in a canvas; when nothing better can come any more
 * it becomes a JPEG, so that four canvases are alive at a time and not one for each picture.
 */
export class EvidencePictures {
  readonly #held = new Map<Moment, Held>();
  readonly #spare: HeldFrame[] = [];
  #encoded: Encoded[] = [];
  #actionIndex = 0;

  /** Copies the frame where its status asks for that; the source stays the caller's. */
  keep(status: ChallengeStatus, source: FrameSource, timestampMs: number): void {
    const { keep, state, actionIndex } = status;
    if (keep !== 'none') {
      const frame = this.#held.get(keep)?.frame ?? this.#spare.pop() ?? new HeldFrame();
      frame.hold(source);
      this.#held.set(keep, { frame, timestampMs });
    }
    if (state === 'action') this.#encode('neutral', null);
    for (; this.#actionIndex < actionIndex; this.#actionIndex++) {
      for (const moment of ofAction) this.#encode(moment, this.#actionIndex);
    }
  }

  /**
   * In the order in which they were taken.
   * @param actions as asked for.
   * @throws QujingError insecureContext; captureFailed when one could not be encoded.
   */
  collect(actions: readonly LivenessAction[]): Promise<EvidencePicture[]> {
    return Promise.all(
      this.#encoded.map(async ({ size, jpeg: encoding, ...facts }): Promise<EvidencePicture> => {
        const jpeg = await encoding;
        const sha256 = await sha256Hex(new Uint8Array(await jpeg.arrayBuffer()));
        if (sha256 === null) throw new QujingError('insecureContext', 'digests need a page served over https');
        const { width, height } = size;
        return { ...facts, name: evidenceName(facts.moment, facts.actionIndex, actions), width, height, sha256, jpeg };
      }),
    );
  }

  /** Forgets everything and gives the memory back. */
  drop(): void {
    for (const { frame } of this.#held.values()) frame.drop();
    for (const frame of this.#spare) frame.drop();
    this.#held.clear();
    this.#spare.length = 0;
    this.#encoded = [];
    this.#actionIndex = 0;
  }

  #encode(moment: Moment, actionIndex: number | null): void {
    const held = this.#held.get(moment);
    if (held === undefined) return;
    this.#held.delete(moment);
    const { frame, timestampMs } = held;
    const jpeg = frame.jpeg().catch((error: unknown) => {
      throw QujingError.wrap(error, 'captureFailed', `the picture ${moment} could not be encoded`);
    });
    const encoded = { moment, actionIndex, timestampMs, size: frame.size, jpeg };
    // Drawn upon again only when it is in the file, and not at all once it was dropped. Who collects it hears of a failure.
    jpeg.then(
      () => {
        if (this.#encoded.includes(encoded)) this.#spare.push(frame);
        else frame.drop();
      },
      () => {
        frame.drop();
      },
    );
    this.#encoded.push(encoded);
  }
}
