import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { createModelStore, type FileProgress } from '../../web/sdk/engine/model_store.js';
import { models } from './runtime_under_test.js';

const [detector] = models;
assert.ok(detector);
const { name, file } = detector;

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  Reflect.deleteProperty(globalThis, 'caches');
});

/** Answers with one listener after the other; the last one stays. @returns the folder's address and what was asked for. */
async function serve(...listeners: RequestListener[]): Promise<{ folder: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    (listeners[Math.min(asked.length, listeners.length) - 1] ?? answer(404))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { folder: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dist/`, asked };
}

const answer =
  (status: number, body: Uint8Array | string = ''): RequestListener =>
  (_, response) => {
    response.writeHead(status).end(body);
  };
const good = answer(200, file);
const drops: RequestListener = (request) => request.socket.destroy();
const halts: RequestListener = (_, response) => void response.writeHead(200).write(file.subarray(0, 1000));

/** As much of the browser's CacheStorage as the store uses. */
function keepFiles(kept: Map<string, Uint8Array<ArrayBuffer>>): void {
  const cache = {
    match: (url: string) => Promise.resolve(kept.has(url) ? new Response(kept.get(url)) : undefined),
    put: async (url: string, response: Response) => kept.set(url, new Uint8Array(await response.arrayBuffer())),
    delete(url: string) {
      for (const key of kept.keys()) if (key.startsWith(url)) kept.delete(key);
      return Promise.resolve(true);
    },
  };
  Object.assign(globalThis, { caches: { open: () => Promise.resolve(cache) } });
}

/** The store answers before it has put the file away. */
async function untilKept(kept: ReadonlyMap<string, unknown>): Promise<void> {
  const isKept = (url: string): boolean => !url.endsWith('earlier');
  while (![...kept.keys()].some(isKept)) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the model store', () => {
  test('fetches from where the build puts it, and tells how far it is', async () => {
    const { folder, asked } = await serve(good);
    const told: FileProgress[] = [];
    const bytes = await createModelStore(folder, { onProgress: (progress) => told.push(progress) }).model(name);
    assert.deepEqual(Buffer.from(bytes), file);
    assert.match(asked[0] ?? '', /^\/dist\/models\/face_detector\.onnx\?sha256=[0-9a-f]{64}$/);
    assert.deepEqual(told.at(-1), {
      file: 'models/face_detector.onnx',
      loadedBytes: file.length,
      totalBytes: file.length,
    });
  });

  test('tries again after a lost connection and a busy server', async () => {
    const { folder, asked } = await serve(drops, answer(503), good);
    assert.equal((await createModelStore(folder).model(name)).length, file.length);
    assert.equal(asked.length, 3);
  });

  test('gives up after three attempts, naming address and cause', async () => {
    const { folder, asked } = await serve(answer(500));
    await assert.rejects(createModelStore(folder).runtime('trimmed'), {
      code: 'modelLoadFailed',
      message: /GET http:.*\/dist\/ort_trimmed\.wasm.*: answered 500 \(3 attempts\)/,
    });
    assert.equal(asked.length, 3);
  });

  test('does not ask twice for what is not there', async () => {
    const { folder, asked } = await serve(answer(404));
    await assert.rejects(createModelStore(folder).model(name), { code: 'modelLoadFailed', message: /answered 404/ });
    assert.equal(asked.length, 1);
  });

  test('a connection that falls silent is given up', async () => {
    const { folder } = await serve(halts);
    await assert.rejects(createModelStore(folder, { silenceMs: 100 }).model(name), {
      code: 'modelLoadFailed',
      message: /sent nothing for 100 ms/,
    });
  });

  test('ends with its signal', async () => {
    const { folder, asked } = await serve(halts);
    const abort = new AbortController();
    const wanted = createModelStore(folder, { signal: abort.signal }).model(name);
    setTimeout(() => {
      abort.abort();
    }, 100);
    await assert.rejects(wanted, { code: 'aborted' });
    assert.equal(asked.length, 1);
  });

  test('keeps a file, takes it from there, and throws another build’s away', async () => {
    const { folder, asked } = await serve(good);
    const kept = new Map([[`${folder}models/face_detector.onnx?sha256=earlier`, Uint8Array.of(1)]]);
    keepFiles(kept);
    for (let time = 0; time < 2; time += 1) {
      assert.deepEqual(Buffer.from(await createModelStore(folder).model(name)), file);
      await untilKept(kept);
    }
    assert.equal(asked.length, 1);
    assert.equal(kept.size, 1);
  });

  test('a kept file that is damaged is fetched anew', async () => {
    const { folder, asked } = await serve(good);
    const kept = new Map<string, Uint8Array<ArrayBuffer>>();
    keepFiles(kept);
    await createModelStore(folder).model(name);
    await untilKept(kept);
    for (const url of kept.keys()) kept.set(url, Uint8Array.of(1, 2, 3));
    assert.equal((await createModelStore(folder).model(name)).length, file.length);
    assert.equal(asked.length, 2);
  });

  test('lives without a cache that is forbidden', async () => {
    const { folder } = await serve(good);
    Object.assign(globalThis, { caches: { open: () => Promise.reject(new Error('forbidden')) } });
    assert.equal((await createModelStore(folder).model(name)).length, file.length);
  });
});
