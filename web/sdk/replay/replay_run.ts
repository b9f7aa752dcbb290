import { engineErrorCodes, QujingError } from '../errors.js';
import type { CardAnalysis, Quad } from '../types.js';
import type { Replay, ReplayFrame, ReplayResult } from './replay_file.js';

/** Looks at one frame of a series that began with a fresh or reset engine. */
export type AnalyzeReplayFrame = (frame: ReplayFrame) => Promise<CardAnalysis | null>;

/** How far two builds may differ on the same frame. */
const kCornerTolerancePx = 0.1;
const kRelativeTolerance = 1e-3;

const refused = { quad: null, confidence: 0, tracked: false, partlyOutside: false, guidance: 'searching' } as const;

/** The results of a recording's frames, in order. A frame that the engine refuses is a result as well. */
export async function runReplay(replay: Replay, analyze: AnalyzeReplayFrame): Promise<ReplayResult[]> {
  const results: ReplayResult[] = [];
  for (const frame of replay.frames) results.push(await resultOf(analyze(frame)));
  return results;
}

async function resultOf(call: Promise<CardAnalysis | null>): Promise<ReplayResult> {
  try {
    const analysis = await call;
    if (analysis === null) throw new QujingError('workerFailed', 'a frame of the replay was superseded');
    const { quad, confidence, tracked, partlyOutside, guidance } = analysis;
    return { error: 'ok', quad, confidence, tracked, partlyOutside, guidance };
  } catch (error) {
    const code = engineErrorCodes.find((known) => error instanceof QujingError && known === error.code);
    if (code === undefined) throw error;
    return { ...refused, error: code };
  }
}

/** What differs, one sentence each; empty when the results agree within the tolerance of docs/replay.md. */
export function compareResults(expected: ReplayResult, actual: ReplayResult): string[] {
  const differences: string[] = [];
  for (const field of ['error', 'guidance', 'tracked', 'partlyOutside'] as const) {
    if (expected[field] !== actual[field]) differences.push(`${field}: ${expected[field]} became ${actual[field]}`);
  }
  const limit = kRelativeTolerance * Math.max(Math.abs(expected.confidence), Math.abs(actual.confidence));
  if (Math.abs(expected.confidence - actual.confidence) > limit) {
    differences.push(`confidence: ${expected.confidence} became ${actual.confidence}`);
  }
  return [...differences, ...compareQuads(expected.quad, actual.quad)];
}

function compareQuads(expected: Quad | null, actual: Quad | null): string[] {
  if (expected === null || actual === null) {
    return expected === actual
      ? []
      : [`quad: ${expected === null ? 'none' : 'one'} became ${actual === null ? 'none' : 'one'}`];
  }
  const names = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
  return names.flatMap((name) => {
    const moved = Math.hypot(expected[name].x - actual[name].x, expected[name].y - actual[name].y);
    return moved <= kCornerTolerancePx ? [] : [`${name}: moved by ${moved.toFixed(3)} px`];
  });
}
