import type { Step } from '../api/flow_client.js';
import type { MakePage } from '../page.js';
import { cardSidesPage } from './card_sides.js';
import { comparisonPage } from './comparison.js';
import { facePage } from './face.js';
import { lockedPage } from './locked.js';
import { noticePage } from './notice.js';
import { policePage } from './police.js';
import { portraitPage } from './portrait.js';
import { readingPage } from './reading.js';
import { donePage, failedPage } from './result.js';

const kPages: Readonly<Record<Step, MakePage>> = {
  notice: noticePage,
  card: cardSidesPage,
  reading: readingPage,
  comparison: comparisonPage,
  portrait: portraitPage,
  face: facePage,
  police: policePage,
  policeFailed: failedPage,
  done: donePage,
  locked: lockedPage,
};

export function pageOfStep(step: Step): MakePage {
  return kPages[step];
}
