// dist/: the bundles and the wasm, exactly what npm ships.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { packageJson } from '../lib/package_json.js';
import { inBuild, inDist, inRoot } from '../lib/paths.js';
import { copyModels, runtimeFiles } from './models.js';

interface Entry {
  source: string;
  target: string;
  platform: 'browser' | 'node';
  banner?: string;
}

const entries: Entry[] = [
  { source: 'web/sdk/index.ts', target: 'index.js', platform: 'browser' },
  { source: 'web/sdk/worker/analyzer_worker.ts', target: 'analyzer_worker.js', platform: 'browser' },
  { source: 'web/sdk/worker/portrait_worker.ts', target: 'portrait_worker.js', platform: 'browser' },
  { source: 'web/sdk/worker/liveness_worker.ts', target: 'liveness_worker.js', platform: 'browser' },
  { source: 'web/elements/index.ts', target: 'elements.js', platform: 'browser' },
  { source: 'web/sdk/node.ts', target: 'node.js', platform: 'node' },
  { source: 'cli/main.ts', target: 'cli.js', platform: 'node', banner: '#!/usr/bin/env node' },
];

/** One entry imports another as a file beside it, so that no code is shipped twice. */
const entriesStayApart: Plugin = {
  name: 'entries-stay-apart',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^\.\.?\/(.*\/)?sdk\/(index|node)\.js$/ }, ({ path }) => ({
      path: path.endsWith('node.js') ? './node.js' : './index.js',
      external: true,
    }));
  },
};

const engines = ['qujing.wasm', 'qujing_face.wasm'] as const;

function optionsOf(entry: Entry, [cardSha256, faceSha256]: readonly string[]): BuildOptions {
  return {
    entryPoints: [inRoot(entry.source)],
    outfile: inDist(entry.target),
    bundle: true,
    minify: true,
    format: 'esm',
    // Modules are read as UTF-8 everywhere; escaped, a Chinese character takes twice the bytes.
    charset: 'utf8',
    target: entry.platform === 'node' ? 'node20' : 'es2020',
    platform: entry.platform,
    external: ['sharp'],
    legalComments: 'none',
    banner: entry.banner ? { js: entry.banner } : {},
    define: {
      __QUJING_WASM_SHA256__: JSON.stringify(cardSha256),
      __QUJING_FACE_WASM_SHA256__: JSON.stringify(faceSha256),
      __QUJING_VERSION__: JSON.stringify(packageJson.version),
    },
    plugins: [entriesStayApart],
    logLevel: 'warning',
  };
}

export async function bundle(): Promise<void> {
  mkdirSync(inDist(), { recursive: true });
  const sha256 = engines.map((name) => {
    copyFileSync(inBuild('wasm', name), inDist(name));
    return createHash('sha256')
      .update(readFileSync(inDist(name)))
      .digest('hex');
  });
  await Promise.all(entries.map((entry) => build(optionsOf(entry, sha256))));
  copyModels();
  chmodSync(inDist('cli.js'), 0o755);
  removeStrangers();
}

/** What an earlier build left and this one does not make must not be shipped. */
function removeStrangers(): void {
  const made = new Set([...entries.map(({ target }) => target), ...engines, ...runtimeFiles, 'models', 'types']);
  for (const name of readdirSync(inDist())) {
    if (!made.has(name)) rmSync(inDist(name), { recursive: true, force: true });
  }
}
