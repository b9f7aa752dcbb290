import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { AnalyzerClient } from '../../web/sdk/worker/analyzer_client.js';
import { RollingStats } from '../../web/lab/rolling_stats.js';
import { Sources } from '../../web/lab/sources.js';
import { analyzeStill } from '../../web/sdk/browser/analyze_still.js';
import type { CardAnalysis, CardTask } from '../../web/sdk/types.js';
import { answer, FakeVideo, pretendBrowser, settle, type Answer } from './browser_in_node.js';
import { WorkerInNode } from './worker_in_node.js';

const restore = pretendBrowser({ getUserMedia: () => Promise.reject(new Error('no camera here')) });
let pictures: Answer<ImageBitmap>[] = [];
Object.assign(globalThis, {
  createImageBitmap: () => {
    const next = answer<ImageBitmap>();
    pictures.push(next);
    return next.promise;
  },
});
after(() => {
  restore();
  Reflect.deleteProperty(globalThis, 'createImageBitmap');
});
beforeEach(() => {
  pictures = [];
});

type CardSources = Sources<CardTask, CardAnalysis, AnalyzerClient>;

interface Stage {
  readonly sources: CardSources;
  readonly analyzer: AnalyzerClient;
  readonly video: PlayedVideo;
  readonly errors: string[];
  readonly face: () => string;
}

class PlayedVideo extends FakeVideo {
  src = '';
  plays: Answer<undefined>[] = [];

  override play(): Promise<undefined> {
    const next = answer<undefined>();
    this.plays.push(next);
    return next.promise;
  }

  removeAttribute(): void {
    this.src = '';
  }

  load(): void {
    // There is nothing to load.
  }
}

function stage(): Stage {
  const video = new PlayedVideo();
  const errors: string[] = [];
  let face = 'empty';
  const view = { video: video.asVideo(), face: (next: string) => (face = next), picture: () => undefined };
  const wasm = { kind: 'url', url: 'read from build/wasm' } as const;
  const analyzer = new AnalyzerClient({ createWorker: () => new WorkerInNode(), wasm, sha256: null });
  const sources: CardSources = new Sources(view, {
    analyzer: () => analyzer,
    onAnalysis: () => undefined,
    onState: () => undefined,
    onError: ({ code }) => errors.push(code),
    frameOptions: () => ({}),
    lookAtStill: (file, signal) => analyzeStill(file, { signal }),
    onStill: (picture) => {
      picture.close();
    },
  });
  return { sources, analyzer, video, errors, face: () => face };
}

const still = (): File => new File(['a'], 'a.jpg', { type: 'image/jpeg' });
const movie = (): File => new File(['b'], 'b.mp4', { type: 'video/mp4' });

test('a video that starts or fails late does not take the stage from the newer file', async () => {
  const { sources, analyzer, video, errors, face } = stage();
  await analyzer.ready();
  const first = sources.openFile(movie());
  while (video.plays.length === 0) await settle();
  const second = sources.openFile(movie());
  while (video.plays.length < 2) await settle();
  video.plays[1]?.give(undefined);
  await second;
  const { src } = video;
  assert.equal(face(), 'video');
  video.plays[0]?.give(Promise.reject(new Error('The play() request was interrupted')));
  await first;
  assert.deepEqual([face(), video.src], ['video', src]);
  assert.deepEqual(errors, []);
  sources.stop();
  analyzer.close();
});

test('a picture that cannot be read any more does not stop the video opened after it', async () => {
  const { sources, analyzer, video, errors, face } = stage();
  await analyzer.ready();
  const first = sources.openFile(still());
  await settle();
  const second = sources.openFile(movie());
  pictures[0]?.give(Promise.reject(new Error('cannot be decoded')));
  await first;
  while (video.plays.length === 0) await settle();
  video.plays[0]?.give(undefined);
  await second;
  assert.equal(face(), 'video');
  assert.deepEqual(errors, []);
  sources.stop();
  analyzer.close();
});

test('the rate counts the last three seconds and falls to 0 when no more results come', () => {
  const stats = new RollingStats();
  const analysis = { timings: { convertMs: 1, analyzeMs: 2, totalMs: 3 } } as CardAnalysis;
  assert.equal(stats.rate(0), null);
  for (let nowMs = 0; nowMs <= 6_000; nowMs += 100) stats.add(analysis, nowMs);
  assert.equal(stats.rate(6_000), 10);
  assert.equal(stats.rate(7_500), 5);
  assert.equal(stats.rate(9_100), 0);
  stats.clear();
  stats.add(analysis, 20_000);
  assert.equal(stats.rate(20_000), null);
  stats.add(analysis, 22_000);
  assert.equal(stats.rate(22_000), 0.5);
});
