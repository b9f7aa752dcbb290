import {
  analyzeStill,
  checkIds,
  createAnalyzer,
  detectCapability,
  errorText,
  wordsFor,
  type AnalyzerClient,
  type CardAnalysis,
  type CardTask,
  type QujingError,
  type SessionState,
} from 'qujing';
import { CapturePanel } from './capture_panel.js';
import { CheckPanel } from './check_panel.js';
import { checkName } from './check_text.js';
import { showCapability } from './capability_panel.js';
import { EnginePanel } from './engine_panel.js';
import { currentLanguage, say, speak, type Language } from './lab_text.js';
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
const taking = new CapturePanel(() => engine.analyzer(), showError);
const startButton = byId('start', HTMLButtonElement);
const stopButton = byId('stop', HTMLButtonElement);
const torchButton = byId('torch', HTMLButtonElement);
const problem = byId('problem', HTMLElement);
let lastError: QujingError | null = null;

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
  onError: showError,
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
  if (lastError?.code === 'engineFault') forgetError();
}

function showState(state: SessionState): void {
  const running = state === 'starting' || state === 'live';
  startButton.hidden = running;
  startButton.textContent = say(state === 'lost' || state === 'failed' ? 'retry' : 'openCamera');
  stopButton.hidden = !running;
  torchButton.hidden = sources.camera.camera?.hasTorch !== true;
  torchButton.setAttribute('aria-pressed', 'false');
  if (state === 'live') view.face('camera');
  else view.face(state === 'starting' ? 'busy' : 'empty');
}

function showError(error: QujingError): void {
  lastError = error;
  problem.hidden = false;
  problem.textContent = `${errorText(wordsFor(currentLanguage()), error.code)} (${error.code})`;
}

function forgetError(): void {
  lastError = null;
  problem.hidden = true;
}

/** A new source begins with a clean slate. */
function begin(): void {
  forgetError();
  result.show(null);
  checks.show(null);
  taking.clear();
  timing.clear();
  replay.clear();
}

function setLanguage(language: Language): void {
  speak(language);
  byId('language', HTMLButtonElement).textContent = language === 'en' ? '中文' : 'English';
  byId('language', HTMLButtonElement).lang = language === 'en' ? 'zh-CN' : 'en';
  showCapability();
  result.redraw();
  checks.redraw();
  view.redraw();
  timing.draw();
  void engine.inspect();
  if (lastError !== null) showError(lastError);
}

startButton.addEventListener('click', () => {
  sources.stop();
  begin();
  void sources.camera.start();
});
stopButton.addEventListener('click', () => {
  sources.stop();
});
torchButton.addEventListener('click', () => {
  const on = torchButton.getAttribute('aria-pressed') !== 'true';
  void sources.camera.camera?.setTorch(on).then(() => {
    torchButton.setAttribute('aria-pressed', String(on));
  }, showError);
});
byId('language', HTMLButtonElement).addEventListener('click', () => {
  setLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en');
});
acceptFiles(view.stage, byId('file', HTMLInputElement), (file) => {
  begin();
  void sources.openFile(file);
});

setLanguage(/^zh\b/i.test(navigator.language) || !/^en\b/i.test(navigator.language) ? 'zh-CN' : 'en');
const { verdict, stillAnalysis } = detectCapability();
if (verdict === 'live' || stillAnalysis) {
  // Loaded before it is needed: the first result then follows the first frame at once.
  engine
    .analyzer()
    .ready()
    .then(() => engine.inspect(), showError);
}
