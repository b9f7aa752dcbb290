// build/lab/: the testing page, on the package as it ships (a copy of dist/ beside it as qujing/).
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { inBuild, inDist, inRoot } from '../lib/paths.js';

const staticFiles = new Set(['.html', '.css', '.svg', '.png', '.jpg', '.webp', '.ico', '.webmanifest']);

/** `qujing` and `qujing/elements` are the shipped files, not sources bundled once more. */
const packageAsShipped: Plugin = {
  name: 'package-as-shipped',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^qujing(\/elements)?$/ }, ({ path }) => ({
      path: path === 'qujing' ? './qujing/index.js' : './qujing/elements.js',
      external: true,
    }));
  },
};

export async function buildLab(): Promise<void> {
  const target = inBuild('lab');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(inRoot('web/lab'))) {
    if (staticFiles.has(extname(name))) cpSync(inRoot('web/lab', name), `${target}/${name}`);
  }
  cpSync(inDist(), `${target}/qujing`, { recursive: true, filter: (path) => !path.includes('/dist/types') });
  await build({
    entryPoints: [inRoot('web/lab/main.ts'), inRoot('web/lab/portrait_lab.ts')],
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    plugins: [packageAsShipped],
    logLevel: 'warning',
  });
}
