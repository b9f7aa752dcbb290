import type { CheckId } from 'qujing';
import { currentLanguage } from './lab_text.js';

/** The cues' names: Chinese, English. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  frozenFrames: ['画面停滞', 'Frozen frames'],
  loopedFrames: ['画面循环', 'Looped frames'],
  frameTimes: ['帧间隔', 'Frame times'],
  reactionTime: ['反应时间', 'Reaction time'],
  planarMotion: ['平面运动', 'Planar motion'],
  screenRecapture: ['屏幕摩尔纹', 'Screen moire'],
  screenBorder: ['屏幕边框', 'Screen border'],
};

/** In the order of the core's cues. */
export const cueIds = Object.keys(names) as readonly CheckId[];

export function cueName(id: CheckId): string {
  return names[id]?.[currentLanguage() === 'en' ? 1 : 0] ?? id;
}
