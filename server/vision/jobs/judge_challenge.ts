import { judgeLiveness } from 'qujing/node';
import type { FaceMatcher } from '../../matching/face_matcher.js';
import { matchFaces } from './match_faces.js';
import type { ChallengeQuestion, ChallengeVerdict } from '../vision.js';

/** The actions from the evidence alone, then whose face it is. */
export async function judgeChallenge(matcher: FaceMatcher, question: ChallengeQuestion): Promise<ChallengeVerdict> {
  const { submission, order, publicKey } = question;
  const { problem, detail, cues } = await judgeLiveness(submission, { order, publicKey });
  if (problem !== null) return { problem, detail, cues, portraitMatch: null, cardMatch: null };
  return { cues, ...(await matchFaces(matcher, question)) };
}
