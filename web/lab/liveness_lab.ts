import {
  createLivenessAnalyzer,
  detectCapability,
  QujingError,
  type ChallengeStatus,
  type LivenessAction,
  type LivenessAnalysis,
  type LivenessClient,
  type LivenessTask,
  type SessionState,
} from 'qujing';
import { livenessWordsFor } from 'qujing/elements';
import { ActionLog } from './action_log.js';
import { cueIds, cueName } from './cue_text.js';
import { CheckPanel } from './check_panel.js';
import { EnginePanel } from './engine_panel.js';
import { EvidencePanel } from './evidence_panel.js';
import { acceptFiles } from './file_intake.js';
import { LabShell } from './lab_shell.js';
import { currentLanguage, say } from './lab_text.js';
import { OrderPanel } from './order_panel.js';
import { byId, setNote, setText } from './page.js';
import { Rota } from './rota.js';
import { Sources } from './sources.js';
import { TimingPanel } from './timing_panel.js';
import { WatchStage } from './watch_stage.js';

const view = new WatchStage();
const timing = new TimingPanel();
const engine = new EnginePanel((onRestart) => createLivenessAnalyzer({ onRestart }));
const cues = new CheckPanel(cueIds, cueName);
const order = new OrderPanel();
const log = new ActionLog();
const note = byId('challenge-note', HTMLElement);
const challengeButton = byId('challenge', HTMLButtonElement);
const shell = new LabShell({
  face: (face) => {
    view.face(face);
  },
  redraw: () => {
    rota.all();
    order.redraw();
    log.redraw();
    cues.redraw();
    timing.draw();
    void engine.inspect();
  },
  onStart: () => {
    sources.stop();
    begin();
    void sources.camera.start();
  },
  onStop: () => {
    sources.stop();
  },
});
const evidence = new EvidencePanel(shell.showError);
let last: LivenessAnalysis | null = null;
let asked: readonly LivenessAction[] = [];
/** A challenge is on, and the page waits for its end. */
let challenging = false;
const rota = new Rota([showFacts], 150);

const sources = new Sources<LivenessTask, LivenessAnalysis, LivenessClient>(view, {
  facing: 'user',
  analyzer: () => engine.analyzer(),
  onAnalysis: showAnalysis,
  onState: showState,
  onError: shell.showError,
  frameOptions: () => ({ task: {} }),
  lookAtStill: (file) => Promise.reject(new QujingError('unreadableFile', `${file.name}: a film is needed`)),
  onStill: (picture) => {
    picture.close();
  },
});

function showAnalysis(analysis: LivenessAnalysis): void {
  last = analysis;
  const action = askedBy(analysis.challenge);
  view.show(analysis, hintOf(analysis.challenge, action), action);
  log.add(analysis.events, analysis.timestampMs);
  timing.add(analysis);
  rota.turn();
  engine.worked();
  if (shell.lastError === 'engineFault') shell.forgetError();
  if (challenging && analysis.challenge !== null) follow(analysis.challenge);
}

function askedBy(status: ChallengeStatus | null): LivenessAction | null {
  return challenging && status?.state === 'action' ? (asked[status.actionIndex] ?? null) : null;
}

function hintOf(status: ChallengeStatus | null, action: LivenessAction | null): string {
  if (!challenging || status === null) return '';
  const { asks, hints } = livenessWordsFor(currentLanguage());
  return action === null ? hints[status.hint] : `${asks[action]} · ${hints[status.hint]}`;
}

async function challenge(): Promise<void> {
  evidence.clear();
  cues.show(null);
  const actions = order.next();
  asked = actions;
  try {
    await engine.analyzer().begin(actions, performance.now());
    challenging = true;
    const { names } = livenessWordsFor(currentLanguage());
    setNote(note, actions.map((action) => names[action]).join(' → '));
  } catch (error) {
    shell.showError(QujingError.wrap(error, 'workerFailed', 'the challenge did not begin'));
  }
}

function follow({ state }: ChallengeStatus): void {
  if (state === 'framing' || state === 'neutral' || state === 'action') return;
  challenging = false;
  const words = livenessWordsFor(currentLanguage());
  if (state === 'done') {
    setNote(note, words.status.passed, 'good');
    collect().catch((error: unknown) => {
      shell.showError(QujingError.wrap(error, 'captureFailed', 'the evidence was not put together'));
    });
  } else setNote(note, `${words.outcomes[state].what} (${state})`, 'bad');
}

async function collect(): Promise<void> {
  const left = await engine.analyzer().collect({ sessionId: 'lab', nonce: crypto.randomUUID() });
  evidence.show(left);
  cues.show({ checks: left.cues });
}

function showFacts(): void {
  const { pose, eyes, face, challenge: status = null } = last ?? { pose: null, eyes: null, face: null };
  const found = byId('found', HTMLElement);
  found.dataset['found'] = face === null ? 'none' : 'yes';
  setText(found, say(face === null ? 'faceNone' : 'faceYes'));
  byId('confidence', HTMLOutputElement).value = face === null ? '–' : (last?.confidence.toFixed(2) ?? '–');
  const fact = (id: string, text: string): void => {
    setText(byId(id, HTMLElement), text);
  };
  const degrees = pose === null ? [] : [pose.yaw, pose.pitch, pose.roll].map((angle) => `${angle.toFixed(1)}°`);
  fact('pose', degrees.join(' · ') || '–');
  fact('eyes', eyes === null ? '–' : `${eyes.left.toFixed(2)} · ${eyes.right.toFixed(2)}`);
  fact('faces', last === null ? '–' : String(last.faceCount));
  fact('tracking', face === null ? '–' : say(last?.tracked === true ? 'tracked' : 'searched'));
  fact('frame-size', last === null ? '–' : `${last.width} × ${last.height}`);
  fact('challenge-state', status === null ? '–' : `${status.state} ${status.actionIndex}/${asked.length}`);
  fact('guidance', status?.hint ?? '–');
  fact('progress', status === null ? '–' : `${Math.round(status.progress * 100)} %`);
  const seconds = status === null ? [] : [status.stateLeftMs, status.wholeLeftMs].map((ms) => (ms / 1000).toFixed(1));
  fact('time-left', seconds.length === 0 ? '–' : `${seconds.join(' · ')} s`);
  fact('light', last === null || status === null ? '–' : `${last.brightness.toFixed(0)} · ${last.blur.toFixed(1)} ‰`);
}

function showState(state: SessionState): void {
  view.mirror(state === 'live' && sources.camera.camera?.facing !== 'environment');
  shell.showState(state);
  if (state !== 'live') challenging = false;
}

/** A new source begins with a clean slate. */
function begin(): void {
  shell.forgetError();
  last = null;
  challenging = false;
  setNote(note, '');
  rota.all();
  log.clear();
  cues.show(null);
  evidence.clear();
  timing.clear();
}

challengeButton.addEventListener('click', () => void challenge());
acceptFiles(view.stage, byId('file', HTMLInputElement), (file) => {
  begin();
  void sources.openFile(file);
});

shell.begin();
if (detectCapability().verdict === 'live') {
  engine
    .analyzer()
    .ready()
    .then(() => engine.inspect())
    .catch(shell.showError);
}
