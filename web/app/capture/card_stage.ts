import type { CaptureDetail, FileDetail } from 'qujing';
import type { App } from '../app.js';
import type { CardSide } from '../api/flow_client.js';
import { html } from '../dom.js';
import type { Page } from '../page.js';
import type { KeptPicture } from './kept_pictures.js';
import { stagePage } from './stage_page.js';
import { takenCard, uncheckedFile } from './taken_card.js';

export interface CardStageOptions {
  readonly side: CardSide;
  /** Null: the camera. */
  readonly file: File | null;
  readonly onTaken: (picture: KeptPicture) => void;
  readonly onBack: () => void;
}

/** <qujing-card> for one side; needs loadElements() before. @returns the page, and what begins it once it is shown */
export function cardStage(
  app: App,
  { side, file, onTaken, onBack }: CardStageOptions,
): { page: Page; begin: () => void } {
  const element = html('qujing-card', { sides: side, review: 'none' });
  element.addEventListener('qujing-capture', (event) => {
    const [artifact] = (event as CustomEvent<CaptureDetail>).detail.artifacts;
    if (artifact !== undefined) onTaken(takenCard(artifact));
  });
  element.addEventListener('qujing-file', (event) => {
    onTaken(uncheckedFile((event as CustomEvent<FileDetail>).detail.file));
  });
  return {
    page: stagePage(app, app.words.card.taken[side], element, onBack),
    begin: () => void (file === null ? element.start() : element.choose(file)),
  };
}
