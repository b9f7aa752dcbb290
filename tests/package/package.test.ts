import assert from 'node:assert/strict';
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { packageJson } from '../../scripts/lib/package_json.js';
import { inRoot } from '../../scripts/lib/paths.js';
import { cardPixels } from '../boundary/engine_under_test.js';
import sharp from 'sharp';

interface PackedFile {
  readonly path: string;
}

const folder = mkdtempSync(join(tmpdir(), 'qujing-package-'));
let packed: readonly PackedFile[] = [];

function run(command: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
}

/** Packs, and installs the tarball into an empty folder without the network: the package has no dependencies. */
before(() => {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const answer = execFileSync('npm', pack, { cwd: inRoot(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [first] = JSON.parse(answer) as { filename: string; files: PackedFile[] }[];
  assert.ok(first, 'npm pack made nothing');
  packed = first.files;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'customer', private: true, type: 'module' }));
  const install = ['install', '--offline', '--omit=optional', '--omit=peer', '--no-audit', '--no-fund', first.filename];
  const outcome = run('npm', ...install);
  assert.equal(outcome.status, 0, outcome.stderr);
});
after(() => {
  rmSync(folder, { recursive: true });
});

describe('the package as a customer gets it', () => {
  test('holds dist, docs and the licence, no sources and no tests', () => {
    const strangers = packed
      .map(({ path }) => path)
      .filter((path) => !/^(dist\/|docs\/|LICENSE$|README\.md$|package\.json$|CHANGELOG\.md$)/.test(path));
    assert.deepEqual(strangers, []);
    for (const name of ['index.js', 'elements.js', 'node.js', 'cli.js', 'analyzer_worker.js', 'qujing.wasm']) {
      assert.ok(
        packed.some(({ path }) => path === `dist/${name}`),
        `dist/${name} is missing`,
      );
    }
  });

  test('names neither this machine nor a registry', () => {
    const texts = packed.filter(({ path }) => /\.(js|ts|json|md)$/.test(path));
    // The glue's own pretended home folder is no folder of this machine.
    const telling = /\/work\/|\/root\/|\/home\/(?!web_user)|registry\.|file:\/\/\//g;
    const found = texts.flatMap(({ path }) => {
      const text = readFileSync(join(folder, 'node_modules/qujing', path), 'utf8');
      return [...text.matchAll(telling)].map(([match]) => `${path}: ${match}`);
    });
    assert.deepEqual(found, []);
  });

  test('installs with no dependency and runs no script', () => {
    const installed = JSON.parse(readFileSync(join(folder, 'node_modules/qujing/package.json'), 'utf8')) as object;
    assert.equal('dependencies' in installed, false);
    const scripts = Object.keys((installed as { scripts?: object }).scripts ?? {});
    assert.deepEqual(
      scripts.filter((name) => /install|prepare/.test(name)),
      [],
    );
  });

  const program = `
import { createAnalyzer, detectCapability, LiveSession, QujingError, RestartBudget, type CardAnalysis, type CreateAnalyzerOptions, type GuidanceCode, type Quad } from 'qujing';
import { QujingCardElement, defineElements, type ErrorDetail, type FileDetail, type GuidanceDetail } from 'qujing/elements';
import { analyzeImage, CardEngine, createCardEngine, type ImageAnalysis } from 'qujing/node';

export const quadOf = (analysis: CardAnalysis): Quad | null => analysis.quad;
export const verdict: 'live' | 'stillOnly' | 'unsupported' = detectCapability().verdict;
export const still = (path: string): Promise<ImageAnalysis> => analyzeImage(path, { rectify: true });
export const listen = (card: QujingCardElement): void => {
  card.addEventListener('qujing-guidance', (event) => {
    const { guidance } = (event as CustomEvent<GuidanceDetail>).detail;
    const known: 'searching' | 'hold' | GuidanceCode = guidance;
    console.log(known);
  });
};
export const fileOf = ({ file }: FileDetail): File => file;
export const code = (error: ErrorDetail): string => new QujingError(error.code, error.message).code;
export const budget: CreateAnalyzerOptions = { restartBudget: new RestartBudget(2, 1000) };
export const shot = (engine: CardEngine, path: URL): Promise<unknown> => Promise.all([engine.reset(), analyzeImage(path)]);
// @ts-expect-error an engine is made by createCardEngine() only
export const made = (): unknown => CardEngine.open;
export const all = [createAnalyzer, LiveSession, defineElements, createCardEngine];
// @ts-expect-error a quad may be missing
export const wrong = (analysis: CardAnalysis): Quad => analysis.quad;
`;
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    test(`every entry type-checks under strict TypeScript, ${resolution} resolution, libraries checked as well`, () => {
      writeFileSync(join(folder, 'use.ts'), program);
      const options = [
        '--module',
        module,
        '--moduleResolution',
        resolution,
        '--target',
        'es2022',
        '--lib',
        'es2022,dom,dom.iterable',
      ];
      const outcome = run(
        process.execPath,
        inRoot('node_modules/typescript/bin/tsc'),
        'use.ts',
        '--strict',
        '--noEmit',
        '--exactOptionalPropertyTypes',
        '--skipLibCheck',
        'false',
        ...options,
      );
      assert.equal(outcome.status, 0, outcome.stdout);
    });
  }

  test('a server without the DOM library type-checks qujing/node', () => {
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
    symlinkSync(inRoot('node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
    writeFileSync(
      join(folder, 'server.ts'),
      "import { analyzeImage } from 'qujing/node';\nexport const f = analyzeImage;\n",
    );
    const options = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022', '--types', 'node'];
    const tsc = inRoot('node_modules/typescript/bin/tsc');
    const outcome = run(
      process.execPath,
      tsc,
      'server.ts',
      '--strict',
      '--noEmit',
      '--skipLibCheck',
      'false',
      ...options,
    );
    assert.doesNotMatch(outcome.stdout, /node_modules\/qujing|server\.ts/);
  });

  test('every entry can be imported in Node, also those meant for the browser', () => {
    const outcome = run(
      process.execPath,
      '--input-type=module',
      '-e',
      `
      const sdk = await import('qujing');
      const elements = await import('qujing/elements');
      const node = await import('qujing/node');
      const names = [sdk.createAnalyzer, elements.defineElements, node.analyzeImage].map((f) => typeof f);
      console.log(names.join(), sdk.detectCapability().verdict);
    `,
    );
    assert.equal(outcome.stdout, 'function,function,function unsupported\n', outcome.stderr);
  });

  test('qujing/node finds its wasm and analyses pixels', () => {
    const outcome = run(
      process.execPath,
      '--input-type=module',
      '-e',
      `
      const { createCardEngine } = await import('qujing/node');
      const engine = await createCardEngine();
      const layout = { width: 64, height: 48, rowStride: 256, format: 'rgba' };
      const { found } = await engine.analyze({ pixels: new Uint8Array(64 * 48 * 4), layout }, 0);
      engine.close();
      console.log(engine.version, found, engine.openHandles);
    `,
    );
    assert.equal(outcome.stdout, `${packageJson.version} false 0\n`, outcome.stderr);
  });

  test('without sharp the command says what to install; with it, it looks at the picture', async () => {
    await sharp(cardPixels(320, 240), { raw: { width: 320, height: 240, channels: 4 } })
      .png()
      .toFile(join(folder, 'a.png'));
    const command = join(folder, 'node_modules/.bin/qujing');
    const without = run(command, 'card', 'a.png', '--json');
    assert.equal(without.status, 1);
    assert.match(without.stdout, /"code":"decoderMissing","message":".*npm install sharp/);
    linkSharp();
    const outcome = run(command, 'card', 'a.png', '--json');
    assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
    assert.match(outcome.stdout, /^\{"file":"a\.png","width":320,"height":240,"found":true,/);
  });
});

/** What a customer's own project would bring: here borrowed from this one. */
function linkSharp(): void {
  for (const name of ['sharp', '@img', 'detect-libc', 'semver']) {
    const target = inRoot('node_modules', name);
    symlinkSync(target, join(folder, 'node_modules', name));
  }
}
