// Do five thousand live frames leave the memory as it was after warm-up, and how much is it?
import type { faceBench, FaceMemory } from './page/face_bench.js';
import { tell } from './bench_site_lib.js';
import { openFaceSite } from './face_site_lib.js';

const kFilm = 50;
const kWarmUp = 100;
const kFrames = 5_000;
const kMostBytes = 160e6;

const site = await openFaceSite(kFilm);
try {
  const page = await site.open('face_bench');
  const endure = (count: number): Promise<FaceMemory> =>
    page.evaluate(
      (frames) => (globalThis as unknown as { faceBench: typeof faceBench }).faceBench.endure(frames),
      count,
    );
  const before = await endure(kWarmUp);
  const after = await endure(kFrames);
  const set = `Chromium, ${kFrames} frames of 1280x720 of a film of ${kFilm}, after ${kWarmUp} to warm up`;
  const grown = after.memoryBytes - before.memoryBytes;
  tell(
    'both wasm memories (at most 160 MB)',
    after.memoryBytes / 1e6,
    'MB',
    set,
    kFrames,
    after.memoryBytes <= kMostBytes,
  );
  tell('growth of both wasm memories (none)', grown, 'bytes', set, kFrames, grown === 0);
  tell('handles more than after warm-up', after.openHandles - before.openHandles, '', set, kFrames);
} finally {
  await site.close();
}
