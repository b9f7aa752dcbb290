// The program of a vision process. Models are opened when first needed and kept.
import { QujingError } from 'qujing/node';
import { Problem } from '../common/problem.js';
import { FaceMatcher } from '../matching/face_matcher.js';
import { CardReader } from '../reading/card_reader.js';
import { checkPortrait } from './jobs/check_portrait.js';
import { inspectPicture } from './jobs/inspect_picture.js';
import { judgeChallenge } from './jobs/judge_challenge.js';
import { readCard } from './jobs/read_card.js';
import { type JobKind, type JobRequest, type JobResponse, type Jobs, kReady } from './protocol.js';

let reader: Promise<CardReader> | undefined;
let matcher: Promise<FaceMatcher> | undefined;

type Work = { readonly [Kind in JobKind]: (asks: Jobs[Kind]['asks']) => Promise<Jobs[Kind]['answers']> };

const work: Work = {
  inspect: ({ picture, mostPixels }) => inspectPicture(picture, mostPixels),
  readCard: async (question) => readCard(await (reader ??= CardReader.open()), question),
  checkPortrait,
  judgeChallenge: async (question) => judgeChallenge(await (matcher ??= FaceMatcher.open()), question),
};

/** What a picture is at fault for; anything else is ours. */
const kPictureFaults: ReadonlySet<string> = new Set([
  'unreadableFile',
  'fileTooLarge',
  'animatedImage',
  'frameTooSmall',
]);

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QujingError && kPictureFaults.has(error.code))
    return new Problem('pictureUnreadable', error.code);
  // The message may quote data; where it happened may not.
  const where = error instanceof Error ? (/^\s+at (.+)$/m.exec(error.stack ?? '')?.[1] ?? '') : '';
  return new Problem('internal', `${error instanceof Error ? error.name : 'thrown'} ${where}`);
}

async function answer({ kind, asks }: JobRequest): Promise<JobResponse> {
  try {
    return { ok: true, answers: await work[kind](asks as never) };
  } catch (error) {
    const { code, title, facts } = problemOf(error);
    return { ok: false, code, title, facts };
  }
}

process.on('message', (request) => {
  void answer(request as JobRequest).then((response) => process.send?.(response));
});
// Its server is gone.
process.on('disconnect', () => process.exit());
process.send?.(kReady);
