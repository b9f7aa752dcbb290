import type { CheckId } from 'qujing';
import { currentLanguage } from './lab_text.js';

/** The checks' names: Chinese, English. */
const names: Readonly<Partial<Record<CheckId, readonly [string, string]>>> = {
  completeness: ['完整', 'Completeness'],
  size: ['大小', 'Size'],
  resolution: ['分辨率', 'Resolution'],
  tilt: ['倾斜', 'Tilt'],
  sharpness: ['清晰', 'Sharpness'],
  motion: ['晃动', 'Motion'],
  glare: ['反光', 'Glare'],
  exposure: ['曝光', 'Exposure'],
  occlusion: ['遮挡', 'Occlusion'],
  side: ['正反面', 'Side'],
  photocopy: ['复印件', 'Photocopy'],
  screenRecapture: ['翻拍屏幕', 'Screen'],
};

export function checkName(id: CheckId): string {
  return names[id]?.[currentLanguage() === 'en' ? 1 : 0] ?? id;
}
