import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { ArtifactFacts, CardEngine } from '../../web/sdk/engine/card_engine.js';
import { cardCheckCodes, cardSides, checkIds, checkUnits, type CardTask, type Check } from '../../web/sdk/types.js';
import { cardPixels, openEngine, rgba } from './engine_under_test.js';

interface Rule {
  threshold: number;
  ideal: number;
  gating: boolean;
}
interface Thresholds {
  checks: Record<string, Rule>;
}
interface Manifest {
  side: string;
  checks: readonly Check[];
}

const [width, height] = [640, 400];
const quad = {
  topLeft: { x: 100, y: 60 },
  topRight: { x: 540, y: 60 },
  bottomRight: { x: 540, y: 337 },
  bottomLeft: { x: 100, y: 337 },
};
const part = { sha256: 'ab', bytes: 1, width: 2, height: 3 };
const facts: ArtifactFacts = { source: 'album', capturedAtMs: 0, sessionId: '', nonce: '', card: part, frame: part };

/** A pale card with strokes all over it. */
function stripedCard(): Uint8Array<ArrayBuffer> {
  const pixels = cardPixels(width, height, 0);
  for (let i = 0; i < pixels.length; i += 4 * 16) pixels.fill(60, i, i + 8);
  return pixels;
}

/** Nothing gates, and each card is known as its likelier side: every check is assessed. */
async function lenient(): Promise<Thresholds> {
  const file = new URL('../../src/config/card_thresholds.json', import.meta.url);
  const thresholds = JSON.parse(await readFile(file, 'utf8')) as Thresholds;
  for (const rule of Object.values(thresholds.checks)) rule.gating = false;
  Object.assign(thresholds.checks['side'] ?? {}, { threshold: 0 });
  return thresholds;
}

/** What no picture can keep to. */
function impossible(rule: Rule): void {
  const sign = rule.ideal > rule.threshold ? 1 : -1;
  Object.assign(rule, { threshold: sign * 1e5, ideal: sign * 2e5 });
}

describe('the names in the manifest are those of the package', () => {
  let engine: CardEngine;
  const seen = { codes: new Set<string>(), units: new Set<string>(), sides: new Set<string>() };

  function examine(thresholds: Thresholds | null, task: CardTask = {}): void {
    if (thresholds !== null) engine.setThresholds(JSON.stringify(thresholds));
    engine.load(stripedCard());
    const analysis = engine.examine(rgba(width, height), quad, false, task);
    const manifest = JSON.parse(engine.manifest(facts)) as Manifest;
    assert.deepEqual(manifest.checks, analysis.checks);
    assert.deepEqual(
      manifest.checks.map((check) => check.id),
      checkIds,
    );
    assert.equal(manifest.side, analysis.side);
    seen.sides.add(manifest.side);
    for (const { code, unit } of manifest.checks) {
      seen.codes.add(code);
      seen.units.add(unit);
    }
  }

  before(async () => {
    engine = await openEngine();
  });
  after(() => {
    engine.close();
    assert.equal(engine.openHandles, 0, 'a handle leaked');
  });

  test('of a picture as it is, and in a guide', () => {
    examine(null);
    examine(null, { guide: { x: 0, y: 0, width: 100, height: 60 } });
  });

  test('of one that fails everything', async () => {
    const thresholds = await lenient();
    for (const [name, rule] of Object.entries(thresholds.checks)) if (name !== 'side') impossible(rule);
    examine(thresholds);
    Object.assign(thresholds.checks['brightness'] ?? {}, { threshold: 2, ideal: 0 });
    examine(thresholds);
  });

  test('every unit was among them, and every code but those of a card that moves or shows the other side', () => {
    const never = ['moving', 'wrongSide'];
    const ofFaces = ['bits', 'eye distances', 'ms', 'frames/s'];
    assert.deepEqual([...seen.units].sort(), checkUnits.filter((unit) => !ofFaces.includes(unit)).sort());
    assert.deepEqual([...seen.codes].sort(), cardCheckCodes.filter((code) => !never.includes(code)).sort());
    for (const side of seen.sides) assert.ok((cardSides as readonly string[]).includes(side));
    assert.equal(seen.sides.size, 2, 'the unknown side and a known one');
  });
});
