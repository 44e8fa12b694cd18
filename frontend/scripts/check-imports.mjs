// Holds the table "who may import whom" of the front end:
//   lib -> lib · api -> lib, api · components -> lib, api, components
//   app -> the above and features' public.ts, live.ts and commands.ts (found by glob)
//   features/x -> lib, api, components, app, itself, and other features' public.ts
//   routes -> all of these, features' public.ts and their pages (components/*Page)
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');
const allowed = {
  lib: ['lib'],
  api: ['lib', 'api'],
  components: ['lib', 'api', 'components'],
  app: ['lib', 'api', 'components', 'app'],
  features: ['lib', 'api', 'components', 'app'],
  routes: ['lib', 'api', 'components', 'app', 'routes'],
};

function* sources(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(name) && !/\.gen\.ts$/.test(name)) yield path;
  }
}

function target(from, specifier) {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return relative(src, resolve(dirname(from), specifier));
  return null;
}

/** Why `file` may not import `to` (both relative to src), or null. */
function refusal(file, to) {
  const [layer, feature] = file.split('/');
  const [toLayer, toFeature, ...rest] = to.split('/');
  const rules = allowed[layer];
  if (!rules || ['theme', 'routeTree.gen', 'locales', 'test'].includes(toLayer)) return null;
  if (toLayer !== 'features') {
    return rules.includes(toLayer) ? null : `${layer} may not import ${toLayer}`;
  }
  if (layer === 'features' && feature === toFeature) return null;
  if (!['features', 'app', 'routes'].includes(layer)) return `${layer} may not import a feature`;
  const inside = rest.join('/').replace(/\.tsx?$/, '');
  if (inside === 'public') return null;
  if (layer === 'routes' && /^components\/\w*Page$/.test(inside)) return null;
  return `only features/${toFeature}/public may be imported from outside it`;
}

const problems = [];
for (const path of sources(src)) {
  const file = relative(src, path);
  const text = readFileSync(path, 'utf8');
  for (const match of text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)) {
    const to = target(path, match[1]);
    const why = to && refusal(file, to);
    if (why) problems.push(`src/${file}: imports ${match[1]}: ${why}`);
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('imports: every file keeps to the table');
