// Installs the packages where they are missing or not those of package-lock.json. Two programs ask at the same time: the
// script that builds everything, early, and the app's build once it wants them. The second waits for the first.
// `packages.mjs check` only looks, and fails where there is something to install.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [manifest, lockFile] = ['package.json', 'package-lock.json'].map((name) => join(root, name));
// What the packages were installed from; npm removes it with all the rest when it begins.
const note = join(root, 'node_modules/.installed-from.json');
const lock = join(root, '../.local/packages.lock');

const text = (file) => readFileSync(file, 'utf8');
const time = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function wanted() {
  const { dependencies, devDependencies, overrides } = JSON.parse(text(manifest));
  return JSON.stringify([dependencies, devDependencies, overrides, JSON.parse(text(lockFile))]);
}

/** By content, since a checkout makes unchanged files young; by age where npm was run by hand. */
function isInstalled() {
  if (time(note) > 0) return text(note) === wanted();
  const installed = time(join(root, 'node_modules/.package-lock.json'));
  return [manifest, lockFile].every((file) => time(file) <= installed);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return problem.code === 'EPERM';
  }
}

/** The lock holds its owner's process id: one whose owner was killed counts for nothing. */
async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (problem) {
      if (problem.code !== 'EEXIST') throw problem;
    }
    await setTimeout(200);
    let owner = '';
    try {
      owner = text(lock);
    } catch {
      continue;
    }
    if (!isAlive(Number(owner))) rmSync(lock, { force: true });
  }
}

function install() {
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  // npm would go on for as long as it has something to write. What it leaves counts as not installed.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => npm.kill('SIGKILL'));
  }
  return new Promise((resolve) => {
    npm.on('error', () => resolve(1));
    npm.on('exit', (code) => resolve(code ?? 1));
  });
}

if (process.argv[2] === 'check') {
  process.exitCode = isInstalled() ? 0 : 1;
} else if (!isInstalled()) {
  await takeLock();
  try {
    if (!isInstalled()) {
      process.exitCode = await install();
      if (process.exitCode === 0) writeFileSync(note, wanted());
    }
  } finally {
    rmSync(lock, { force: true });
  }
}
