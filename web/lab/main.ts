import {
  analyzeStill,
  checkIds,
  createAnalyzer,
  detectCapability,
  type AnalyzerClient,
  type CardAnalysis,
  type CardTask,
  type SessionState,
} from 'qujing';
import { CapturePanel } from './capture_panel.js';
import { CheckPanel } from './check_panel.js';
import { checkName } from './check_text.js';
import { EnginePanel } from './engine_panel.js';
import { LabShell } from './lab_shell.js';
import { byId } from './page.js';
import { acceptFiles } from './file_intake.js';
import { ReplayPanel } from './replay_panel.js';
import { replayImage } from './replay_image.js';
import { ResultPanel } from './result_panel.js';
import { Sources } from './sources.js';
import { StageView } from './stage_view.js';
import { TimingPanel } from './timing_panel.js';

const view = new StageView();
const result = new ResultPanel();
const timing = new TimingPanel();
const engine = new EnginePanel((onRestart) => createAnalyzer({ onRestart }));
const checks = new CheckPanel(checkIds, checkName);
const shell = new LabShell({
  face: (face) => {
    view.face(face);
  },
  redraw: () => {
    result.redraw();
    checks.redraw();
    view.redraw();
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
const taking = new CapturePanel(() => engine.analyzer(), shell.showError);
const torchButton = byId('torch', HTMLButtonElement);

const replay = new ReplayPanel(
  (frame, analysis) => {
    view.face('still');
    view.pixels(replayImage(frame));
    view.show(analysis);
    result.show(analysis);
    checks.show(analysis);
  },
  () => {
    begin();
    sources.stop();
  },
);

const sources = new Sources<CardTask, CardAnalysis, AnalyzerClient>(view, {
  analyzer: () => engine.analyzer(),
  onAnalysis: showAnalysis,
  onState: showState,
  onError: shell.showError,
  frameOptions: () => {
    const { videoWidth: width, videoHeight: height } = view.video;
    return { ...replay.options, task: taking.task({ width, height }) };
  },
  lookAtStill: (file, signal) => analyzeStill(file, { signal, ...replay.options, task: taking.task(null) }),
  onStill: (picture, analysis) => {
    result.show(analysis);
    checks.show(analysis);
    void taking.take('album', taking.task(null), picture);
  },
});

function showAnalysis(analysis: CardAnalysis): void {
  view.show(analysis);
  result.follow(analysis);
  checks.follow(analysis);
  taking.follow(analysis);
  timing.add(analysis);
  engine.worked();
  if (shell.lastError === 'engineFault') shell.forgetError();
}

function showState(state: SessionState): void {
  torchButton.hidden = sources.camera.camera?.hasTorch !== true;
  torchButton.setAttribute('aria-pressed', 'false');
  shell.showState(state);
}

/** A new source begins with a clean slate. */
function begin(): void {
  shell.forgetError();
  result.show(null);
  checks.show(null);
  taking.clear();
  timing.clear();
  replay.clear();
}

torchButton.addEventListener('click', () => {
  const on = torchButton.getAttribute('aria-pressed') !== 'true';
  void sources.camera.camera?.setTorch(on).then(() => {
    torchButton.setAttribute('aria-pressed', String(on));
  }, shell.showError);
});
acceptFiles(view.stage, byId('file', HTMLInputElement), (file) => {
  begin();
  void sources.openFile(file);
});

shell.begin();
const { verdict, stillAnalysis } = detectCapability();
if (verdict === 'live' || stillAnalysis) {
  // Loaded before it is needed: the first result then follows the first frame at once.
  engine
    .analyzer()
    .ready()
    .then(() => engine.inspect(), shell.showError);
}
