import {
  createPortraitAnalyzer,
  detectCapability,
  portraitCheckIds,
  type CheckId,
  type PortraitAnalysis,
  type PortraitCheckId,
  type PortraitClient,
  type PortraitTask,
  type SessionState,
} from 'qujing';
import { portraitWordsFor } from 'qujing/elements';
import { CheckPanel } from './check_panel.js';
import { EnginePanel } from './engine_panel.js';
import { FaceStage, guideOf } from './face_stage.js';
import { acceptFiles } from './file_intake.js';
import { LabShell } from './lab_shell.js';
import { currentLanguage, say } from './lab_text.js';
import { byId, setText } from './page.js';
import { PhotoPanel } from './photo_panel.js';
import { Rota } from './rota.js';
import { Sources } from './sources.js';
import { TimingPanel } from './timing_panel.js';

const view = new FaceStage();
const timing = new TimingPanel();
const engine = new EnginePanel((onRestart) => createPortraitAnalyzer({ onRestart }));
const checks = new CheckPanel(portraitCheckIds, nameOf);
const shell = new LabShell({
  face: (face) => {
    view.face(face);
  },
  redraw: () => {
    rota.all();
    checks.redraw();
    photo.redraw();
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
const photo = new PhotoPanel(() => engine.analyzer(), shell.showError);
const shootButton = byId('shoot', HTMLButtonElement);
let last: PortraitAnalysis | null = null;
const rota = new Rota([showFacts], 200);

const sources = new Sources<PortraitTask, PortraitAnalysis, PortraitClient>(view, {
  facing: 'user',
  analyzer: () => engine.analyzer(),
  onAnalysis: showAnalysis,
  onState: showState,
  onError: shell.showError,
  frameOptions: () => {
    const { videoWidth: width, videoHeight: height } = view.video;
    return { task: { stage: 'live', guide: guideOf({ width, height }, photo.spec) } };
  },
  lookAtStill: (file, signal) => photo.takeFile(file, signal),
  onStill: (picture, analysis) => {
    picture.close();
    checks.show(analysis);
    rota.all();
  },
});

function nameOf(id: CheckId): string {
  return portraitWordsFor(currentLanguage()).checks[id as PortraitCheckId];
}

function showAnalysis(analysis: PortraitAnalysis): void {
  last = analysis;
  view.show(analysis, photo.spec);
  checks.follow(analysis);
  timing.add(analysis);
  photo.follow(analysis);
  rota.turn();
  engine.worked();
  if (shell.lastError === 'engineFault') shell.forgetError();
}

function showFacts(): void {
  const { pose, eyes, mouthOpening, faces, face } = last ?? {
    pose: null,
    eyes: null,
    mouthOpening: null,
    faces: [],
    face: null,
  };
  byId('found', HTMLElement).dataset['found'] = face === null ? 'none' : 'yes';
  setText(byId('found', HTMLElement), say(face === null ? 'faceNone' : 'faceYes'));
  byId('confidence', HTMLOutputElement).value = face === null ? '–' : (last?.confidence.toFixed(2) ?? '–');
  setText(byId('guidance', HTMLElement), last?.guidance ?? '–');
  setText(byId('faces', HTMLElement), last === null ? '–' : String(faces.length));
  const degrees = pose === null ? [] : [pose.yaw, pose.pitch, pose.roll].map((angle) => `${angle.toFixed(1)}°`);
  setText(byId('pose', HTMLElement), degrees.join(' · ') || '–');
  setText(byId('eyes', HTMLElement), eyes === null ? '–' : `${eyes.left.toFixed(2)} · ${eyes.right.toFixed(2)}`);
  setText(byId('mouth', HTMLElement), mouthOpening?.toFixed(3) ?? '–');
  setText(byId('tracking', HTMLElement), face === null ? '–' : say(last?.tracked === true ? 'tracked' : 'searched'));
  setText(byId('frame-size', HTMLElement), last === null ? '–' : `${last.width} × ${last.height}`);
}

function showState(state: SessionState): void {
  view.mirror(state === 'live' && sources.camera.camera?.facing !== 'environment');
  shell.showState(state);
}

/** A new source begins with a clean slate. */
function begin(): void {
  shell.forgetError();
  last = null;
  rota.all();
  checks.show(null);
  photo.clear();
  timing.clear();
}

shootButton.addEventListener('click', () => {
  void sources.camera.currentFrame().then((frame) => {
    if (frame !== null && !('pixels' in frame)) void photo.take('shutter', frame);
  }, shell.showError);
});
acceptFiles(view.stage, byId('file', HTMLInputElement), (file) => {
  begin();
  void sources.openFile(file);
});

shell.begin();
const { verdict, stillAnalysis } = detectCapability();
if (verdict === 'live' || stillAnalysis) {
  engine
    .analyzer()
    .ready()
    .then(() => Promise.all([engine.inspect(), photo.listSpecs()]))
    .catch(shell.showError);
}
