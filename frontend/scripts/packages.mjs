// Installs the packages where they are missing or older than package-lock.json. Two programs ask at the same time: the
// script that builds everything, early, and the app's build once it wants them. The second waits for the first.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, 'node_modules/.package-lock.json');
const lock = join(root, '../.local/packages.lock');

const time = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isInstalled = () =>
  ['package.json', 'package-lock.json'].every((name) => time(join(root, name)) <= time(installed));

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
      owner = readFileSync(lock, 'utf8');
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

if (!isInstalled()) {
  await takeLock();
  try {
    if (!isInstalled()) {
      process.exitCode = await install();
      if (process.exitCode === 0) utimesSync(installed, new Date(), new Date());
    }
  } finally {
    rmSync(lock, { force: true });
  }
}
