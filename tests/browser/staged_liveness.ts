// Snapshots of a liveness capture, one for every state, every hint and every end, and a page that shows them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inBuild, inRoot } from '../../scripts/lib/paths.js';
import {
  challengeStates,
  livenessActions,
  livenessHints,
  type ChallengeStatus,
  type LivenessAction,
  type LivenessHint,
} from '../../web/sdk/types/liveness.js';
import type { LivenessSnapshot } from '../../web/sdk/session/liveness_types.js';
import type { StagedLiveness } from './liveness_stage.js';

export type Scene = Omit<StagedLiveness, 'lang' | 'large'>;

const actions: readonly LivenessAction[] = ['turnLeft', 'blink', 'raise'];
const idle: LivenessSnapshot = {
  state: 'idle',
  camera: 'idle',
  actions: [],
  status: null,
  outcome: null,
  attempts: 0,
  artifact: null,
};

function statusOf(hint: LivenessHint, actionIndex: number, progress: number): ChallengeStatus {
  const left = { stateLeftMs: 5200, wholeLeftMs: 40_000, keep: 'none', keepIndex: 0 } as const;
  return { state: 'action', actionIndex, hint, progress, ...left };
}

/** A hint as it is seen: those about where the face is before the actions, the rest during one. */
function hinted(hint: LivenessHint): Scene {
  const asked = livenessActions.findIndex((action) => action === hint);
  const order = [0, 3, 4].map((step) => livenessActions[(asked + step + 2) % 5] ?? 'blink');
  const framing = ['noFace', 'moveCloser', 'moveBack', 'centreFace', 'multipleFaces'].includes(hint);
  const neutral = ['lookStraight', 'holdStill'].includes(hint);
  const status = statusOf(hint, asked < 0 ? 0 : 1, 0.4);
  const state = framing ? 'framing' : neutral ? 'neutral' : status.state;
  const page = { hint, status: { ...status, state } };
  return { snapshot: { ...idle, state: 'watching', camera: 'live', actions: asked < 0 ? actions : order }, page };
}

/** By name. */
export const scenes: ReadonlyMap<string, Scene> = new Map<string, Scene>([
  ['idle', { snapshot: idle, page: {} }],
  ['unable', { snapshot: idle, page: { unable: 'simdUnsupported' } }],
  ['cameraDenied', { snapshot: idle, page: {}, error: 'cameraDenied' }],
  ['opening', { snapshot: { ...idle, state: 'opening', camera: 'starting' }, page: {} }],
  ['ordering', { snapshot: { ...idle, state: 'ordering', camera: 'live' }, page: {} }],
  ...livenessHints.filter((hint) => hint !== 'ended').map((hint) => [`hint_${hint}`, hinted(hint)] as const),
  [
    'praised',
    {
      snapshot: { ...idle, state: 'watching', camera: 'live', actions },
      page: { hint: 'raise', praised: true, status: statusOf('raise', 2, 0.1) },
    },
  ],
  ['interrupted', { snapshot: { ...idle, state: 'interrupted', camera: 'lost', actions }, page: {} }],
  ['collecting', { snapshot: { ...idle, state: 'collecting', camera: 'live', actions }, page: {} }],
  ['passed', { snapshot: { ...idle, state: 'passed', actions }, page: {} }],
  ...challengeStates
    .slice(challengeStates.indexOf('timedOut'))
    .map(
      (outcome) =>
        [
          `ended_${outcome}`,
          { snapshot: { ...idle, state: 'ended', outcome, attempts: 1, actions }, page: {} },
        ] as const,
    ),
  ['ended_fault', { snapshot: { ...idle, state: 'ended' }, page: {}, error: 'modelLoadFailed' }],
  ['handedOver', { snapshot: { ...idle, state: 'handedOver' }, page: {} }],
]);

/** @returns the folder of a page whose window.show() takes a StagedLiveness. */
export async function stagePage(): Promise<string> {
  const folder = inBuild('staged_liveness');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [inRoot('tests/browser/liveness_stage.ts')],
    outfile: `${folder}/stage.js`,
    bundle: true,
    format: 'esm',
    target: 'es2020',
    define: { __QUJING_WASM_SHA256__: '""', __QUJING_FACE_WASM_SHA256__: '""', __QUJING_VERSION__: '"staged"' },
    logLevel: 'warning',
  });
  const style = 'body{margin:0;background:#12161d}qujing-liveness{height:100vh;aspect-ratio:auto;border-radius:0}';
  writeFileSync(`${folder}/stage.css`, style);
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>刚</title>';
  const page = `<!doctype html><html lang="zh-CN"><head>${head}<link rel="stylesheet" href="stage.css"></head><body><script type="module" src="stage.js"></script></body></html>`;
  writeFileSync(`${folder}/index.html`, page);
  return folder;
}
