// node bootstrap.mjs SCRIPT.ts ARGUMENTS...: installs the npm packages if they are missing or stale, then runs the
// script. The only script besides setup/ that must work before npm has installed anything.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules/.qujing-lock');

function requireNode20() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`Node 20 or newer is needed, this is ${process.version}.`);
  process.exit(1);
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function installPackages() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()) return;
  const command = existsSync(join(root, 'node_modules')) ? 'install' : 'ci';
  console.log(`installing npm packages (npm ${command})`);
  const { status } = spawnSync('npm', [command, '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lockDigest());
}

requireNode20();
installPackages();
const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
