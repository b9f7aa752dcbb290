import type { CaptureOrigin, FileDetail, PortraitArtifact, PortraitCaptureDetail } from 'qujing';
import type { App } from '../app.js';
import { html } from '../dom.js';
import type { Page } from '../page.js';
import type { KeptPicture } from './kept_pictures.js';
import { stagePage } from './stage_page.js';
import { originIn, uncheckedFile } from './taken_card.js';

export interface PortraitStageOptions {
  /** To be adjusted; null: examples first. */
  readonly photo: Blob | null;
  readonly onTaken: (picture: KeptPicture) => void;
  readonly onBack: (() => void) | null;
}

function takenPortrait({ source, manifest, facts }: PortraitArtifact): KeptPicture {
  const origin: CaptureOrigin = originIn(manifest);
  return { frame: source, card: null, manifest, origin, adjustment: facts.adjustment };
}

/** <qujing-portrait>; its last word is the upload, for 满意并提交 comes after the server's check. Needs loadElements(). */
export function portraitStage(
  app: App,
  { photo, onTaken, onBack }: PortraitStageOptions,
): { page: Page; begin: () => void } {
  const { portrait } = app.words;
  const element = html('qujing-portrait', {
    spec: app.said.photoSpec,
    'uploads-left': String(app.flow?.uploadsLeft ?? 0),
    'uploads-a-day': String(app.flow?.uploadsAllowed ?? 0),
  });
  const {
    examples: title,
    upload: confirm,
    insist,
    retake: again,
    ready,
    warned,
    notYet,
    doubting,
    confirmed,
  } = portrait;
  element.texts = {
    actions: { confirm, insist, again },
    status: { title, ready, warned, notYet, doubting, confirmed },
  };
  element.addEventListener('qujing-capture', (event) => {
    onTaken(takenPortrait((event as CustomEvent<PortraitCaptureDetail>).detail.artifact));
  });
  element.addEventListener('qujing-file', (event) => {
    onTaken(uncheckedFile((event as CustomEvent<FileDetail>).detail.file));
  });
  return {
    page: stagePage(app, portrait.heading, element, onBack),
    begin: () => {
      if (photo !== null) void element.choose(new File([photo], 'portrait.jpg', { type: photo.type }));
    },
  };
}
