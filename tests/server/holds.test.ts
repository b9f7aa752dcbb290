import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { Problem } from '../../server/common/problem.js';
import { kLimits } from '../../server/config/settings.js';
import { openDatabase } from '../../server/database/database.js';
import { once } from '../../server/idempotency/once.js';
import { Sealer } from '../../server/sealing/sealer.js';
import type { Services } from '../../server/services.js';
import { WorkerProcess } from '../../server/vision/worker_process.js';
import { serverFiles } from './server_under_test.js';

const codeOf = (error: unknown): string => (error instanceof Problem ? error.code : String(error));

describe('a request that takes longer than its hold', () => {
  test('is not begun a second time while it runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qujing-holds-'));
    const db = await openDatabase(join(folder, 'qujing.sqlite'));
    const services = {
      db,
      sealer: new Sealer(randomBytes(32)),
      clock: Date.now,
      settings: { limits: { ...kLimits, holdMs: 150 } },
    } as unknown as Services;
    let begun = 0;
    const ask = () =>
      once(services, { candidateId: 'c', key: 'k', operation: 'o', body: null }, async () => {
        begun += 1;
        await delay(900);
        return 'answer';
      });
    const first = ask();
    await delay(500);
    assert.equal(await ask().catch(codeOf), 'inProgress');
    assert.equal(await first, 'answer');
    assert.equal(await ask(), 'answer');
    assert.equal(begun, 1);
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
});

describe('a picture that takes too long', () => {
  test('costs the next one nothing, and leaves a process that is ready', async () => {
    const worker = new WorkerProcess(serverFiles.visionProgram);
    try {
      const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#705030' } })
        .jpeg()
        .toBuffer();
      const asks = { picture, mostPixels: 1e6 };
      const inspect = (timeMs: number) => worker.run('inspect', asks, { timeMs, memoryBytes: 1e10 });
      await worker.start();
      assert.equal(await inspect(0).catch(codeOf), 'timedOut');
      assert.deepEqual(await inspect(10_000), { width: 64, height: 48 });
      assert.equal(await inspect(0).catch(codeOf), 'timedOut');
      for (let waited = 0; waited < 20_000 && !worker.ready; waited += 50) await delay(50);
      assert.ok(worker.ready, 'without another job');
    } finally {
      worker.stop();
    }
  });
});
