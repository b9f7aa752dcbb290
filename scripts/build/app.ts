// build/app/: the candidate's pages as the server sends them: names by content, the package as it ships beside them, and
// everything that shrinks also as .br.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { inBuild, inDist, inRoot } from '../lib/paths.js';

/** What a page of the package is made of: neither types nor what only Node takes. */
const kNodeOnly = new Set(['node.js', 'cli.js', 'types']);
/** In the order of the cascade. */
const kStyles = ['app.css', 'shell.css', 'parts.css', 'pages.css', 'stage.css'];
const kCompressible = new Set(['.html', '.js', '.css', '.svg', '.wasm', '.onnx', '.json']);

export async function buildApp(): Promise<void> {
  const target = `${inBuild('app')}.${process.pid}`;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const folder = copyPackage(target);
  const styles = await bundled(target, 'app.css', kStyles.map((name) => `@import './${name}';`).join('\n'), 'css');
  const script = await bundled(target, 'main.js', `import './main.js';`, 'js', folder);
  const icon = hashed(target, 'icon.svg', readFileSync(inRoot('web/app/icon.svg')));
  const page = readFileSync(inRoot('web/app/index.html'), 'utf8')
    .replace('./app.css', `./${styles}`)
    .replace('./main.js', `./${script}`)
    .replace('./icon.svg', `./${icon}`);
  writeFileSync(`${target}/index.html`, page);
  await compress(target);
  // Whole or not at all: a server may be sending the pages.
  rmSync(inBuild('app'), { recursive: true, force: true });
  renameSync(target, inBuild('app'));
}

const shortHash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/** app.css -> app-1a2b3c4d5e6f.css. @returns the name */
function hashed(target: string, name: string, bytes: Uint8Array): string {
  const kind = extname(name);
  const file = `${name.slice(0, -kind.length)}-${shortHash(bytes)}${kind}`;
  writeFileSync(`${target}/${file}`, bytes);
  return file;
}

/** @returns the folder's name, by what is in it. */
function copyPackage(target: string): string {
  const whole = createHash('sha256');
  const files = readdirSync(inDist(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(inDist().length + 1))
    .filter((file) => !kNodeOnly.has(file.split('/')[0] ?? ''))
    .sort();
  for (const file of files) whole.update(file).update(readFileSync(inDist(file)));
  const folder = `qujing-${whole.digest('hex').slice(0, 12)}`;
  for (const file of files) cpSync(inDist(file), `${target}/${folder}/${file}`);
  return folder;
}

/** The package is a folder of files beside the page, not sources bundled once more. */
function packageIn(folder: string): Plugin {
  return {
    name: 'package-as-shipped',
    setup(esbuild) {
      esbuild.onResolve({ filter: /^qujing(\/elements)?$/ }, ({ path }) => ({
        path: `./${folder}/${path === 'qujing' ? 'index' : 'elements'}.js`,
        external: true,
      }));
    },
  };
}

async function bundled(
  target: string,
  name: string,
  contents: string,
  loader: 'css' | 'js',
  folder = '',
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader, resolveDir: inRoot('web/app') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    target: 'es2020',
    define: { __QUJING_FOLDER__: JSON.stringify(`./${folder}/`) },
    plugins: [packageIn(folder)],
    logLevel: 'warning',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`${name}: nothing was made`);
  return hashed(target, name, output.contents);
}

/** Where it saves at least a tenth. */
async function compress(target: string): Promise<void> {
  const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && kCompressible.has(extname(entry.name)),
  );
  for (const { parentPath, name } of files) {
    const file = `${parentPath}/${name}`;
    const bytes = readFileSync(file);
    const small = await compressed(bytes);
    if (small.byteLength < 0.9 * bytes.byteLength) writeFileSync(`${file}.br`, small);
  }
}

const brotli = promisify(brotliCompress);

/** At the best quality, which takes a minute for the runtime: kept in build/ by content. */
async function compressed(bytes: Buffer): Promise<Buffer> {
  const kept = inBuild('brotli', shortHash(bytes));
  if (existsSync(kept)) return readFileSync(kept);
  const small = await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
  mkdirSync(inBuild('brotli'), { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, small);
  renameSync(`${kept}.${process.pid}`, kept);
  return small;
}
