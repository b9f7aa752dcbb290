import assert from 'node:assert/strict';
import { createHash, randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { inBuild } from '../../scripts/lib/paths.js';
import { livenessActions, type LivenessAction } from '../../web/sdk/types.js';
import { openFaceEngine } from '../boundary/face_engine_under_test.js';
import { actionClips } from '../data/face/action_clips.js';
import { answerWith, loseCamera, playActor } from './acted_camera.js';
import { handedIn, keepArtifacts, type HandedIn } from './handed_in.js';
import type { OpenPage } from './chromium.js';
import { screenshot } from './lab_page.js';
import { heard, inside, stateOf, textIn, withLiveness } from './liveness_page.js';
import { serveOrders } from './served_orders.js';

interface Manifest {
  readonly kind: string;
  readonly passed: boolean;
  readonly sessionId: string;
  readonly nonce: string;
  readonly asked: readonly LivenessAction[];
  readonly actions: readonly { readonly action: LivenessAction; readonly startMs: number; readonly endMs: number }[];
  readonly trace: { readonly timestampMs: readonly number[]; readonly digest: readonly string[] };
  readonly parts: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
}

/** Degrees that an action's clearest picture differs by at least from the neutral one. */
const kTurned = 10;
const kNodded = 6;

before(async () => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
  // Drawn once, before a page waits for it.
  await actionClips({ person: 'p84', width: 640, height: 480, fps: 15 });
});

/** As a server draws it: three of the five, by chance, at least two of the head. */
function drawOrder(): LivenessAction[] {
  const left = [...livenessActions];
  const order = Array.from({ length: 3 }, () => left.splice(randomInt(left.length), 1)[0] ?? 'blink');
  return order;
}

async function verified({ manifest, signature }: HandedIn): Promise<boolean> {
  const { publicKey, value } = signature;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', publicKey, curve, false, ['verify']);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(how, key, Buffer.from(value, 'base64url'), new TextEncoder().encode(manifest));
}

/** Reads pose and openness off the handed-in pictures again, as a server would. */
async function readAgain({ pictures }: HandedIn): Promise<Map<string, { yaw: number; pitch: number; open: number }>> {
  const { engine, inference } = await openFaceEngine();
  const readings = new Map<string, { yaw: number; pitch: number; open: number }>();
  try {
    for (const { name, jpeg } of pictures) {
      const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      engine.load(data);
      const layout = { width, height, rowStride: 4 * width, format: 'rgba' } as const;
      const { pose, eyes } = await engine.analyze(layout, 0, { stage: 'still' });
      assert.ok(pose !== null && eyes !== null, `${name} shows no face`);
      readings.set(name, { yaw: pose.yaw, pitch: pose.pitch, open: (eyes.left + eyes.right) / 2 });
    }
  } finally {
    engine.close();
    await inference.close();
  }
  return readings;
}

function assertShown(action: LivenessAction, rest: Reading, peak: Reading): void {
  const [yaw, pitch] = [peak.yaw - rest.yaw, peak.pitch - rest.pitch];
  const said = `${action}: yaw ${yaw.toFixed(1)}, pitch ${pitch.toFixed(1)}, open ${peak.open.toFixed(2)}`;
  const shown: Readonly<Record<LivenessAction, boolean>> = {
    blink: peak.open < 0.6 * rest.open,
    turnLeft: yaw > kTurned,
    turnRight: yaw < -kTurned,
    raise: pitch > kNodded,
    lower: pitch < -kNodded,
  };
  assert.ok(shown[action], said);
}
type Reading = { readonly yaw: number; readonly pitch: number; readonly open: number };

describe('a candidate before the camera', () => {
  test('does what a server drew by chance, and hands in what a server can judge again alone', async () => {
    await withLiveness({ prepare: (page) => playActor(page) }, async (opened) => {
      const { page } = opened;
      const order = drawOrder();
      const asked = await serveOrders(page, [order]);
      await keepArtifacts(page);
      await page.click(inside('button.start'));
      assert.equal(await endOf(opened), 'passed');
      await screenshot(page, 'liveness_passed');
      const artifact = await handedIn(page);
      const manifest = JSON.parse(artifact.manifest) as Manifest;
      assert.deepEqual([manifest.kind, manifest.passed], ['liveness', true]);
      assert.deepEqual([manifest.sessionId, manifest.nonce], ['session-1', `nonce-${asked.length}`]);
      assert.deepEqual(manifest.asked, order);
      assert.deepEqual(
        manifest.actions.map(({ action }) => action),
        order,
      );
      assert.ok(await verified(artifact), 'the signature does not hold');
      assert.deepEqual(artifact.signature.publicKey, asked.at(-1)?.publicKey);
      assert.deepEqual(
        manifest.parts.map(({ name }) => name),
        [
          'neutral.jpg',
          ...order.flatMap((action, i) => ['before', 'peak', 'after'].map((m) => `${i + 1}_${action}_${m}.jpg`)),
        ],
      );
      for (const { name, sha256, bytes } of manifest.parts) {
        const jpeg = artifact.pictures.find((picture) => picture.name === name)?.jpeg ?? Buffer.alloc(0);
        assert.equal(createHash('sha256').update(jpeg).digest('hex'), sha256, name);
        assert.equal(jpeg.byteLength, bytes, name);
      }
      const times = manifest.trace.timestampMs;
      assert.ok(times.length > 60 && times.every((ms, i) => i === 0 || ms >= (times[i - 1] ?? 0)));
      const read = await readAgain(artifact);
      for (const [i, action] of order.entries()) {
        const [rest, peak] = ['before', 'peak'].map((moment) => read.get(`${i + 1}_${action}_${moment}.jpg`));
        assert.ok(rest !== undefined && peak !== undefined);
        assertShown(action, rest, peak);
      }
      for (const { id, code, passed } of artifact.cues) assert.ok(code === 'notAssessable' || passed, `${id}: ${code}`);
    });
  });

  test('who does something else is told so, that it does not count, and passes with the next order', async () => {
    await withLiveness({ prepare: (page) => playActor(page, { turnLeft: 'turnRight' }) }, async (opened) => {
      const { page } = opened;
      const asked = await serveOrders(page, [['turnLeft', 'blink']]);
      await page.click(inside('button.start'));
      assert.equal(await endOf(opened), 'wrongAction');
      await screenshot(page, 'liveness_wrong_action');
      assert.match(await textIn(opened, '.ui'), /不计入失败次数/);
      await answerWith(page, {});
      await page.click(inside('button.retry'));
      assert.equal(await endOf(opened), 'passed');
      assert.ok(asked.some(({ outcome }) => outcome === 'wrongAction'));
      assert.notDeepEqual(asked[0]?.publicKey, asked[1]?.publicKey);
    });
  });

  test('who does nothing runs out of time, and can be looked at by a person', async () => {
    const nothing = Object.fromEntries(livenessActions.map((action) => [action, null]));
    await withLiveness({ prepare: (page) => playActor(page, nothing) }, async (opened) => {
      const { page } = opened;
      await serveOrders(page, [['blink', 'turnLeft', 'raise']]);
      await page.click(inside('button.start'));
      await stateOf(opened, 'ended');
      await screenshot(page, 'liveness_timed_out');
      await page.click(inside('button.handOver'));
      await stateOf(opened, 'handedOver');
      const types = (await heard(opened)).map(({ type }) => type);
      assert.ok(types.includes('qujing-manual-review'));
      assert.equal(await page.locator('video').evaluate((video: HTMLVideoElement) => video.srcObject), null);
    });
  });

  test('whose page is hidden begins anew with a new order, by itself', async () => {
    await withLiveness({ prepare: (page) => playActor(page, { turnLeft: null }) }, async (opened) => {
      const { page } = opened;
      const asked = await serveOrders(page, [['turnLeft', 'raise']]);
      await page.click(inside('button.start'));
      await page.waitForSelector(inside('.stage[data-action="turnLeft"]'), { timeout: 60_000 });
      await turnPage(page, false);
      await stateOf(opened, 'interrupted');
      await screenshot(page, 'liveness_interrupted');
      await turnPage(page, true);
      await stateOf(opened, 'watching');
      await answerWith(page, {});
      assert.equal(await endOf(opened), 'passed');
      assert.ok(asked.length >= 2);
    });
  });

  test('whose camera is taken away opens it again, and begins anew with a new order', async () => {
    await withLiveness({ prepare: (page) => playActor(page, { turnLeft: null }) }, async (opened) => {
      const { page } = opened;
      const asked = await serveOrders(page, [['turnLeft', 'raise']]);
      await page.click(inside('button.start'));
      await page.waitForSelector(inside('.stage[data-action="turnLeft"]'), { timeout: 60_000 });
      await loseCamera(page);
      await stateOf(opened, 'interrupted');
      await answerWith(page, {});
      await page.click(inside('button.retry'));
      assert.equal(await endOf(opened), 'passed');
      assert.ok(asked.length >= 2);
    });
  });
});

/** How a challenge ends. On a busy machine frames fail to come for half a second: whoever is told so tries again. */
async function endOf(opened: OpenPage): Promise<string> {
  const over = inside('.stage:is([data-state="passed"], [data-state="ended"])');
  for (let tries = 0; tries < 4; tries++) {
    await opened.page.waitForSelector(over, { timeout: 90_000 });
    if ((await opened.page.locator(inside('.stage[data-state="passed"]')).count()) > 0) return 'passed';
    const ends = (await heard(opened))
      .filter(({ type }) => type === 'qujing-ended')
      .map(({ detail }) => detail.outcome);
    const end = ends.at(-1) ?? '';
    if (end !== 'faceLost') return end;
    await opened.page.click(inside('button.retry'));
  }
  return 'faceLost, four times';
}

function turnPage(page: Page, visible: boolean): Promise<void> {
  return page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    visible ? 'visible' : 'hidden',
  );
}

test('the browser’s own fake device shows no face: it says so, and ends with a way on', async () => {
  const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  await withLiveness({ extraFlags: flags }, async (opened) => {
    const { page } = opened;
    await serveOrders(page, [['blink', 'turnLeft', 'raise']]);
    await page.click(inside('button.start'));
    await page.waitForSelector(inside('.stage[data-guidance="noFace"]'), { timeout: 60_000 });
    await screenshot(page, 'liveness_fake_device');
    await stateOf(opened, 'ended');
    assert.match(await textIn(opened, '.ui'), /不计入失败次数/);
    for (const name of ['retry', 'handOver']) assert.ok(await page.locator(inside(`button.${name}`)).isVisible(), name);
  });
});
