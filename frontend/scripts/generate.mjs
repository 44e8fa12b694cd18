// Writes what is derived and therefore not committed: the client's types from the contract
// and the route tree from src/routes. `generate.mjs api` or `generate.mjs routes` does one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Generator, getConfig } from '@tanstack/router-generator';
import openapi, { astToString } from 'openapi-typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const what = process.argv[2] ?? 'all';

function writeIfChanged(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

async function api() {
  const contract = resolve(root, '../openapi.yaml');
  if (!existsSync(contract)) {
    console.error('openapi.yaml is missing at the top of the repository: build the backend first.');
    process.exit(1);
  }
  const ast = await openapi(new URL(`file://${contract}`), { alphabetize: true });
  writeIfChanged(resolve(root, 'src/api/schema.gen.ts'), astToString(ast));
}

async function routes() {
  const config = getConfig(
    { target: 'react', autoCodeSplitting: true, quoteStyle: 'single' },
    root,
  );
  await new Generator({ config, root }).run();
}

if (what === 'all' || what === 'api') await api();
if (what === 'all' || what === 'routes') await routes();
