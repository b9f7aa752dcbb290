import { type FaceDescription, meanDirection } from '../../matching/face_description.js';
import type { FaceMatcher, FaceMatch as Comparison } from '../../matching/face_matcher.js';
import { readFacePicture } from '../../matching/face_picture.js';
import type { ChallengeQuestion, ChallengeVerdict, FaceMatch } from '../vision.js';

type Matches = Pick<ChallengeVerdict, 'problem' | 'detail' | 'portraitMatch' | 'cardMatch'>;

const refused = (problem: string, detail: string): Matches => ({
  problem,
  detail,
  portraitMatch: null,
  cardMatch: null,
});
const matched = ({ sameFace, similarity }: Comparison): FaceMatch => ({ sameFace, similarity });

/** All pictures but the peaks show the face at rest. */
const isAtRest = (name: string): boolean => !name.endsWith('_peak.jpg');

/** One face in all pictures of the challenge, and whose it is. Descriptions of faces live no longer than this call. */
export async function matchFaces(matcher: FaceMatcher, question: ChallengeQuestion): Promise<Matches> {
  const describe = async (file: Uint8Array): Promise<FaceDescription | null> =>
    matcher.describe(await readFacePicture(file));
  const seen = new Map<string, FaceDescription>();
  for (const [name, file] of question.submission.pictures) {
    const face = await describe(file);
    if (face === null) return refused('noFace', name);
    seen.set(name, face);
  }
  const neutral = seen.get('neutral.jpg');
  if (neutral === undefined) return refused('noFace', 'neutral.jpg');
  for (const [name, face] of seen) {
    const { sameFace, similarity } = matcher.compare(neutral, face, isAtRest(name) ? 'liveFrames' : 'turnedFrames');
    if (!sameFace) return refused('severalFaces', `${name} ${similarity.toFixed(2)}`);
  }

  const live = atRest(neutral, seen);
  const portrait = await describe(question.portrait);
  if (portrait === null) return refused('noFaceInPortrait', '');
  const card = await describe(question.card);
  return {
    problem: null,
    detail: '',
    portraitMatch: matched(matcher.compare(portrait, live, 'portraitLive')),
    cardMatch: card === null ? null : matched(matcher.compare(card, live, 'portraitCard')),
  };
}

function atRest(neutral: FaceDescription, seen: ReadonlyMap<string, FaceDescription>): FaceDescription {
  const resting = [...seen].filter(([name]) => isAtRest(name)).map(([, { numbers }]) => numbers);
  return { ...neutral, numbers: meanDirection(resting) };
}
