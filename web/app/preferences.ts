// What the candidate chose about the page itself; kept on the device.
import { deviceStorage } from './api/safe_storage.js';
import type { Language } from './words/words.js';

const kLanguage = 'qujing.language';
const kLarge = 'qujing.large';

export function chosenLanguage(): Language {
  return deviceStorage.get(kLanguage) === 'en' ? 'en' : 'zh-CN';
}

export function chooseLanguage(language: Language): void {
  deviceStorage.set(kLanguage, language);
}

export function isLarge(): boolean {
  return deviceStorage.get(kLarge) === 'yes';
}

export function chooseLarge(large: boolean): void {
  deviceStorage.set(kLarge, large ? 'yes' : null);
}
