import type { FaceMatcher } from '../../matching/face_matcher.js';
import type { ChallengeQuestion, ChallengeVerdict } from '../vision.js';

type Matches = Pick<ChallengeVerdict, 'problem' | 'detail' | 'portraitMatch' | 'cardMatch'>;

/** One face in all pictures of the challenge, and whose it is. */
export async function matchFaces(matcher: FaceMatcher, question: ChallengeQuestion): Promise<Matches> {
  throw new Error(`not yet ${typeof matcher} ${typeof question}`);
}
