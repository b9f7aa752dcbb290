// The few things of a browser that the camera code touches, as far as its tests need them.
import { mock } from 'node:test';

/** Resolves when the test says so, or never. */
export interface Answer<T> {
  readonly promise: Promise<T>;
  readonly give: (value: T | Promise<T>) => void;
}

export function answer<T>(): Answer<T> {
  let give: (value: T | Promise<T>) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

export const never = <T>(): Promise<T> => answer<T>().promise;

export class FakeTrack extends EventTarget {
  readyState = 'live';
  readonly muted = false;
  readonly label = 'back camera';
  applyConstraints: () => Promise<void> = () => Promise.resolve();

  getCapabilities(): object {
    return { torch: true, focusMode: ['continuous', 'single-shot'] };
  }

  getSettings(): object {
    return { deviceId: 'back' };
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

export class FakeStream {
  readonly track = new FakeTrack();

  getTracks(): FakeTrack[] {
    return [this.track];
  }

  getVideoTracks(): FakeTrack[] {
    return [this.track];
  }

  get stopped(): boolean {
    return this.track.readyState === 'ended';
  }

  asStream(): MediaStream {
    return this as unknown as MediaStream;
  }
}

export class FakeVideo extends EventTarget {
  readonly readyState = 4;
  readonly videoWidth = 1280;
  srcObject: unknown = null;

  setAttribute(): void {
    // Nothing is laid out here.
  }

  play(): Promise<void> {
    return Promise.resolve();
  }

  pause(): void {
    // Nothing plays here.
  }

  readonly currentTime = 0;
  readonly videoHeight = 720;
  #onFrame: (nowMs: number) => void = () => undefined;
  #shownMs = 0;

  requestVideoFrameCallback(callback: (nowMs: number) => void): number {
    this.#onFrame = callback;
    return 1;
  }

  /** The next picture comes, a second after the last. */
  showFrame(): void {
    this.#shownMs += 1_000;
    this.#onFrame(this.#shownMs);
  }

  cancelVideoFrameCallback(): void {
    // No picture was awaited.
  }

  asVideo(): HTMLVideoElement {
    return this as unknown as HTMLVideoElement;
  }
}

interface FakeDevices {
  readonly getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
  readonly enumerateDevices?: () => Promise<readonly object[]>;
}

/** Puts the page's globals in place. @returns takes them away again. */
export function pretendBrowser({ getUserMedia, enumerateDevices }: FakeDevices): () => void {
  const mediaDevices = { getUserMedia, enumerateDevices: enumerateDevices ?? (() => Promise.resolve([])) };
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    createElement: () => ({ getContext: () => null }),
  });
  const globals = {
    navigator: { mediaDevices },
    document,
    HTMLMediaElement: { HAVE_METADATA: 1, HAVE_CURRENT_DATA: 2 },
    isSecureContext: true,
  };
  const before = Object.entries(globals).map(([name, value]) => {
    const old = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return [name, old] as const;
  });
  return () => {
    for (const [name, old] of before) {
      if (old === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, old);
    }
  };
}

/** The ways to a picture's pixels, which are nobody's here. @returns takes them away again. */
export function pretendPictures(): () => void {
  const globals = {
    OffscreenCanvas: Object,
    VideoFrame: class {
      copyTo(): void {
        // Its pixels are nobody's here.
      }
      close(): void {
        // Nothing is held.
      }
    },
    createImageBitmap: () => Promise.resolve({ width: 4000, height: 3000, close: () => undefined }),
  };
  Object.assign(globalThis, globals);
  return () => {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  };
}

/** Lets everything that waits for a promise go on, with the clock standing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Moves the clock of setTimeout, which the test has mocked. */
export async function pass(milliseconds: number): Promise<void> {
  await settle();
  mock.timers.tick(milliseconds);
  await settle();
}
