import type { GuidanceDetail } from '../../web/sdk/types.js';
import { pageOf } from './element_page.js';

export { listenTo, phone } from './element_page.js';
export const { with: withCard, inside, heard, textIn } = pageOf<GuidanceDetail>('qujing-card', '/card.html');
