// Both languages are complete: each key of one exists in the other with the same {{tokens}},
// no text is empty, and each key that the code names literally exists.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');
const problems = [];
const plural = /_(zero|one|two|few|many|other)$/;

function flatten(tree, prefix = '', out = new Map()) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') out.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, out);
  }
  return out;
}

function load(language) {
  const dir = join(src, 'locales', language);
  const texts = new Map();
  for (const file of readdirSync(dir).filter((f) => f.endsWith('.json'))) {
    const namespace = file.replace('.json', '');
    for (const [key, text] of flatten(JSON.parse(readFileSync(join(dir, file), 'utf8')))) {
      texts.set(`${namespace}:${key}`, text);
    }
  }
  return texts;
}

/** French has a plural class (many) that English lacks, so plurals are compared by their stem. */
const stems = (texts) => {
  const out = new Map();
  for (const [key, text] of texts) {
    const stem = key.replace(plural, '');
    out.set(stem, (out.get(stem) ?? '') + text);
  }
  return out;
};
const tokens = (text) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((m) => m[1]))].sort().join(',');

const en = load('en');
const fr = load('fr');
for (const [language, texts] of [
  ['en', en],
  ['fr', fr],
]) {
  for (const [key, text] of texts)
    if (text.trim() === '') problems.push(`${language} ${key} is empty`);
}
const enStems = stems(en);
const frStems = stems(fr);
for (const [key, text] of enStems) {
  const other = frStems.get(key);
  if (other === undefined) problems.push(`fr lacks ${key}`);
  else if (tokens(text) !== tokens(other))
    problems.push(`${key}: tokens differ (${tokens(text)} / ${tokens(other)})`);
}
for (const key of frStems.keys()) if (!enStems.has(key)) problems.push(`en lacks ${key}`);
for (const stem of new Set(
  [...en.keys()].filter((k) => plural.test(k)).map((k) => k.replace(plural, '')),
)) {
  for (const [language, texts] of [
    ['en', en],
    ['fr', fr],
  ]) {
    if (!texts.has(`${stem}_other`)) problems.push(`${language} lacks ${stem}_other`);
  }
}

function* sources(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(name) && !/\.(gen|test)\.tsx?$/.test(name)) yield path;
  }
}
for (const path of sources(src)) {
  const text = readFileSync(path, 'utf8');
  const own = /useTranslation\(\s*(?:\[\s*)?['"](\w[\w-]*)['"]/.exec(text)?.[1] ?? 'common';
  for (const match of text.matchAll(
    /(?<![\w.])(?:t|i18n\.t|i18next\.t)\(\s*['"]([^'"]+)['"]|i18nKey="([^"]+)"/g,
  )) {
    const key = match[1] ?? match[2];
    const full = key.includes(':') ? key : `${own}:${key}`;
    if (!enStems.has(full))
      problems.push(`${path.slice(src.length + 1)} uses ${full}, which does not exist`);
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`locales: ${en.size} texts in English, ${fr.size} in French, complete`);
