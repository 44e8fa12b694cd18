// Adds up what the test runners wrote: summary.mjs FOLDER "parts that broke". The last line is the sum.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Surefire's XML, one file per class. After tests were run again its head counts these alone, so we count ourselves. */
export function surefire(xml) {
  const tests = xml.match(/<testcase\b/g)?.length ?? 0;
  const failed = surefireFailures(xml).length;
  const skipped = xml.match(/<testcase\b[^>]*[^/]>\s*<skipped\b/g)?.length ?? 0;
  return { passed: tests - failed - skipped, failed, skipped };
}

/** "Class.method: why" of each test of a Surefire file that failed, or that broke. */
export const surefireFailures = (xml) => surefireTold(xml, 'failure|error');

/** Those that failed at first and then passed. */
export const surefireFlaky = (xml) => surefireTold(xml, 'flakyFailure|flakyError');

function surefireTold(xml, kinds) {
  const told = new RegExp(`<testcase\\b([^>]*[^/])>\\s*<(?:${kinds})\\b([^>]*)>`, 'g');
  return [...xml.matchAll(told)].map(([, test, failure]) => {
    const value = (attributes, name) => attributes.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
    const why = plain(value(failure, 'message') ?? value(failure, 'type') ?? '?');
    return `${value(test, 'classname').split('.').pop()}.${value(test, 'name')}: ${short(why)}`;
  });
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(text) {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? whole),
  );
}

/** One line, without colours. */
function short(text) {
  const line = text.replace(/\u001b\[[\d;]*m/g, '').replace(/\s+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}

export function vitestFailures(json) {
  return json.testResults.flatMap((file) =>
    file.status === 'failed' && file.assertionResults.length === 0
      ? [`${file.name}: ${short(file.message ?? '?')}`]
      : file.assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) => `${test.fullName}: ${short(test.failureMessages?.[0] ?? '?')}`),
  );
}

export function playwrightFailures(json) {
  return specsOf(json)
    .filter((spec) => !spec.ok)
    .map((spec) => `${specName(spec)}: ${short(firstError(spec))}`);
}

const firstError = (spec) => spec.tests.flatMap((test) => test.results).find((run) => run.error)?.error.message ?? '?';

/** See {@link surefireFlaky}. */
export function playwrightFlaky(json) {
  return specsOf(json)
    .filter((spec) => spec.tests.some((test) => test.status === 'flaky'))
    .map((spec) => `${specName(spec)}: ${short(firstError(spec))}`);
}

const specName = (spec) => `${spec.file}:${spec.line} ${spec.title}`;

function specsOf(json) {
  const of = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(of)];
  return json.suites.flatMap(of);
}

export function vitest(json) {
  return {
    passed: json.numPassedTests,
    // A file that does not even load holds no test that could fail.
    failed: json.numFailedTests + json.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length,
    skipped: json.numPendingTests + (json.numTodoTests ?? 0),
  };
}

/** A flaky test passed on a retry: it counts as passed, since the runner was told to retry. */
export function playwright(json) {
  const { expected, flaky, unexpected, skipped } = json.stats;
  return { passed: expected + flaky, failed: unexpected + (json.errors ?? []).length, skipped };
}

export function add(parts) {
  const none = { passed: 0, failed: 0, skipped: 0 };
  return parts.reduce(
    (sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
    }),
    none,
  );
}

/** Line coverage in percent from JaCoCo's CSV: columns LINE_MISSED and LINE_COVERED. */
export function jacocoLines(csv) {
  const [head, ...rows] = csv.trim().split('\n').map((line) => line.split(','));
  const sum = (name) => rows.reduce((total, row) => total + Number(row[head.indexOf(name)]), 0);
  const covered = sum('LINE_COVERED');
  return (100 * covered) / (covered + sum('LINE_MISSED'));
}

function main(folder, broken) {
  const json = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const reports = (name) =>
    (existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : []).map((file) =>
      readFileSync(join(folder, name, file), 'utf8'),
    );
  const none = add([]);
  const of = (name, read, otherwise) => (existsSync(join(folder, name)) ? read(json(name)) : otherwise);
  const parts = {
    'local stack': add(reports('local-stack').map(surefire)),
    backend: add(reports('app').map(surefire)),
    'front end': of('vitest.json', vitest, none),
    browser: of('playwright.json', playwright, none),
  };
  const backend = [...reports('local-stack'), ...reports('app')];
  const failures = [
    ...backend.flatMap(surefireFailures),
    ...of('vitest.json', vitestFailures, []),
    ...of('playwright.json', playwrightFailures, []),
  ];

  console.log('');
  const jacoco = 'backend/app/target/jacoco-report/jacoco.csv';
  if (existsSync(jacoco)) {
    const lines = jacocoLines(readFileSync(jacoco, 'utf8'));
    console.log(`Coverage of the backend: ${lines.toFixed(1)} % of lines (goal 85 %)`);
  }
  const vitestCoverage = 'frontend/coverage/coverage-summary.json';
  if (existsSync(vitestCoverage)) {
    const { lines } = JSON.parse(readFileSync(vitestCoverage, 'utf8')).total;
    console.log(`Coverage of the front end's model and data code: ${lines.pct.toFixed(1)} % of lines (goal 80 %)`);
  }

  const empty = [];
  for (const [name, { passed, failed, skipped }] of Object.entries(parts)) {
    console.log(`${name}: ${passed} of ${passed + failed} passed${skipped ? `, ${skipped} left out` : ''}`);
    if (passed + failed === 0) empty.push(name);
  }
  if (empty.length > 0) console.log(`No test ran: ${empty.join(', ')}`);
  for (const failure of failures) console.log(`Failed: ${failure}`);
  const flaky = [...backend.flatMap(surefireFlaky), ...of('playwright.json', playwrightFlaky, [])];
  for (const name of flaky) console.log(`Passed on a second try only: ${name}`);
  if (broken) console.log(`Not in order: ${broken} (see above)`);
  const { passed, failed } = add(Object.values(parts));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || empty.length > 0 || broken ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv[2], (process.argv[3] ?? '').trim());
}
