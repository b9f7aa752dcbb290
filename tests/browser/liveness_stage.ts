// Runs in the browser: the view of <qujing-liveness> on snapshots that a test writes down, without camera or engine.
import { LivenessView } from '../../web/elements/liveness_view.js';
import { livenessContent, type LivenessPage } from '../../web/elements/liveness_content.js';
import { QujingError, wordsFor, type ErrorCode, type LivenessSnapshot } from '../../web/sdk/index.js';
import { livenessWordsFor } from '../../web/sdk/text/liveness_words.js';

export interface StagedLiveness {
  readonly snapshot: LivenessSnapshot;
  readonly page: Partial<Pick<LivenessPage, 'status' | 'hint' | 'praised' | 'unable'>>;
  readonly error?: ErrorCode;
  readonly lang: string;
  readonly large?: boolean;
}

const host = document.createElement('qujing-liveness');
document.body.append(host);
const view = new LivenessView(host.attachShadow({ mode: 'open' }), () => undefined);
view.mirror(true);
drawOn(view.video);

function show({ snapshot, page, error, lang, large = false }: StagedLiveness): void {
  host.toggleAttribute('large', large);
  const whole: LivenessPage = {
    words: wordsFor(lang),
    own: livenessWordsFor(lang),
    error: error === undefined ? null : new QujingError(error, 'staged'),
    unable: null,
    status: null,
    hint: null,
    praised: false,
    ...page,
  };
  view.show(livenessContent(snapshot, whole), snapshot, whole, lang);
  view.guidance(whole.hint);
  if (whole.status !== null) view.progress(whole.status);
}

/** Something to be seen through the opening: a plain drawing in place of a person. */
function drawOn(video: HTMLVideoElement): void {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = '#5f6f82';
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = '#c9a184';
  pen.beginPath();
  pen.ellipse(320, 230, 95, 130, 0, 0, 7);
  pen.fill();
  pen.fillStyle = '#33485f';
  pen.fillRect(150, 390, 340, 90);
  video.srcObject = canvas.captureStream(1);
  video.muted = true;
  void video.play();
}

Object.assign(window, { show });
