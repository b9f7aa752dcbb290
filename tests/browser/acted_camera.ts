// A camera whose person reads the page: plays clips of an actor (tests/data/face/action_clips.ts) in place of the device.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { LivenessAction } from '../../web/sdk/types.js';
import { actionClips, type ActionClips } from '../data/face/action_clips.js';

/** What the person does when asked for an action; null: nothing. */
export type Answers = Partial<Record<LivenessAction, LivenessAction | null>>;

interface Played {
  readonly index: ActionClips;
  readonly answers: Answers;
}

/** To be called before the page is opened. @param answers where they are not what was asked for. @param person of people.json */
export async function playActor(page: Page, answers: Answers = {}, person = 'p84'): Promise<void> {
  const { folder, index } = await actionClips({ person, width: 640, height: 480, fps: 15 });
  await page.route('**/clips/*.jpg', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ body: readFileSync(folder + name), contentType: 'image/jpeg' });
  });
  await page.addInitScript(actor, { index, answers });
}

/** Changes what the person does from now on. */
export function answerWith(page: Page, answers: Answers): Promise<void> {
  return page.evaluate((given) => {
    (window as unknown as { actor: { answers: Answers } }).actor.answers = given;
  }, answers);
}

/** Takes the camera away, as a call or another program does. */
export function loseCamera(page: Page): Promise<void> {
  return page.evaluate(() => {
    (window as unknown as { actor: { lose: () => void } }).actor.lose();
  });
}

/** Runs in the page: nothing of this file can be used in it. */
function actor({ index, answers }: Played): void {
  const { width, height, fps, clips } = index;
  const state = { answers, lose: (): void => undefined };
  Object.assign(window, { actor: state });
  type Clip = keyof ActionClips['clips'];
  const pictures = new Map<string, ImageBitmap>();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');

  const load = async (): Promise<void> => {
    const names = Object.values(clips).flat();
    await Promise.all(
      names.map(async (name) => {
        if (pictures.has(name)) return;
        pictures.set(name, await createImageBitmap(await (await fetch(`/clips/${name}`)).blob()));
      }),
    );
  };

  let asked: string | undefined;
  let askedMs = 0;
  /** A person needs a moment to read. */
  const readMs = 500;
  const watch = (): void => {
    const inside = document.querySelector('qujing-liveness')?.shadowRoot?.querySelector<HTMLElement>('.stage');
    const stage = inside ?? document.getElementById('stage');
    const action = stage?.dataset['action'];
    if (action === asked) return;
    asked = action;
    askedMs = performance.now();
  };
  const nextClip = (): Clip => {
    if (asked === undefined || performance.now() - askedMs < readMs) return 'neutral';
    const answer = state.answers[asked as LivenessAction];
    if (answer === null) return 'neutral';
    return answer ?? (asked as LivenessAction);
  };

  let clip: Clip = 'neutral';
  let at = 0;
  const play = (): void => {
    watch();
    if (at >= clips[clip].length) {
      clip = nextClip();
      at = 0;
    }
    const picture = pictures.get(clips[clip][at++] ?? '');
    if (picture !== undefined) pen?.drawImage(picture, 0, 0);
  };
  let timer: ReturnType<typeof setInterval> | undefined;

  navigator.mediaDevices.getUserMedia = async () => {
    await load();
    clearInterval(timer);
    play();
    timer = setInterval(play, 1000 / fps);
    const stream = canvas.captureStream(fps);
    const [track] = stream.getVideoTracks();
    if (track !== undefined) {
      track.getSettings = () => ({ width, height, facingMode: 'user', deviceId: 'actor' });
      state.lose = () => {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      };
    }
    return stream;
  };
}
