import type { LivenessManifest, ManifestAction } from './liveness_manifest.js';

/** By the challenge's own limits (src/config/liveness_thresholds.json). */
const kActionMs = 8_000;
const kWholeMs = 60_000;
const kMostGapMs = 500;
/** No camera of a phone gives more frames a second than 60; half of that again is spared for uneven delivery. */
const kMostFramesASecond = 90;
/** Of a frame and of its observation in the trace, which is rounded to a tenth. */
const kSame = 0.06;

/** What is impossible about the times, in words for the log; null when nothing is. */
export function timeProblem({ actions, trace, parts }: LivenessManifest): string | null {
  const { timestampMs: times, yaw } = trace;
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return 'the trace is empty';
  if (times.some((ms, i) => i > 0 && ms < (times[i - 1] ?? ms))) return 'the trace goes back in time';
  if (last - first > kWholeMs) return `it took ${last - first} ms`;
  if (times.length > 10 && times.length / ((last - first) / 1000) > kMostFramesASecond)
    return `${times.length} frames in ${last - first} ms`;
  const seen = times.filter((_, i) => yaw[i] !== null);
  const begun = actions[0]?.beforeMs ?? first;
  const gap = seen.findIndex((ms, i) => i > 0 && ms > begun && ms - (seen[i - 1] ?? ms) > kMostGapMs);
  if (gap >= 0) return `no face for more than ${kMostGapMs} ms before ${seen[gap] ?? 0}`;
  const stray = parts.find(({ timestampMs }) => !times.some((ms) => Math.abs(ms - timestampMs) < kSame));
  if (stray !== undefined) return `${stray.name} is of no frame of the trace`;
  return actionProblem(actions, last);
}

function actionProblem(actions: readonly ManifestAction[], lastMs: number): string | null {
  let beforeMs = -Infinity;
  for (const [i, action] of actions.entries()) {
    const { startMs, peakMs, endMs, beforeMs: restedMs, clearestMs, afterMs } = action;
    const inOrder = beforeMs <= restedMs && restedMs <= peakMs && startMs <= peakMs && peakMs <= endMs;
    const pictured = restedMs <= clearestMs && clearestMs <= afterMs && endMs <= afterMs + kSame;
    if (!inOrder || !pictured) return `the times of action ${i} are not in order`;
    if (afterMs - Math.max(beforeMs, restedMs) > kActionMs + kMostGapMs) return `action ${i} took too long`;
    if (afterMs > lastMs + kSame) return `action ${i} ends after the trace`;
    beforeMs = endMs;
  }
  return null;
}
