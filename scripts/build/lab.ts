// build/lab/: the testing page, on the package as it ships (a copy of dist/ beside it as qujing/).
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { inBuild, inDist, inRoot } from '../lib/paths.js';

const staticFiles = new Set(['.css', '.svg', '.png', '.jpg', '.webp', '.ico', '.webmanifest']);

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

/** The page with what `<!-- part: NAME -->` stands for: web/lab/parts/NAME.html, which several pages have. */
function whole(page: string): string {
  const part = (_: string, name: string): string =>
    readFileSync(inRoot('web/lab/parts', `${name}.html`), 'utf8').trim();
  return readFileSync(page, 'utf8').replace(/<!-- part: (\w+) -->/g, part);
}

export async function buildLab(): Promise<void> {
  const target = inBuild('lab');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(inRoot('web/lab'))) {
    if (extname(name) === '.html') writeFileSync(`${target}/${name}`, whole(inRoot('web/lab', name)));
    else if (staticFiles.has(extname(name))) cpSync(inRoot('web/lab', name), `${target}/${name}`);
  }
  cpSync(inDist(), `${target}/qujing`, { recursive: true, filter: (path) => !path.includes('/dist/types') });
  await build({
    entryPoints: ['main', 'portrait_lab', 'liveness_lab', 'liveness_page'].map((name) =>
      inRoot('web/lab', `${name}.ts`),
    ),
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    plugins: [packageAsShipped],
    logLevel: 'warning',
  });
}
