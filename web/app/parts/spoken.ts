import type { ApiProblem } from '../api/api_problem.js';
import { filled, type Words } from '../words/words.js';

/** From so long on a countdown is no help: the sentence itself says when. */
const kCountedSeconds = 3600;

/** 72 -> 1 分 12 秒 */
export function spokenSeconds(words: Words, seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return whole < 60 ? filled(words.seconds, whole) : filled(words.minutes, Math.floor(whole / 60), whole % 60);
}

export function spokenProblem(words: Words, { code, retryAfterSeconds }: ApiProblem): string[] {
  const sentence = words.problems[code];
  const counted = retryAfterSeconds !== null && retryAfterSeconds > 0 && retryAfterSeconds <= kCountedSeconds;
  return counted ? [sentence, filled(words.waitFor, spokenSeconds(words, retryAfterSeconds))] : [sentence];
}

/** Of an instant, in Beijing: the flow's days are those of Asia/Shanghai. */
export function spokenTime(language: string, ms: number): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
}
