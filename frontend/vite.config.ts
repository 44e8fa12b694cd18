import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the API; the browser sees one origin, as in production. */
const backend = process.env.FACTURIX_BACKEND_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }),
    react(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: backend, ws: true },
      '/login': backend,
      '/logout': backend,
      '/q': backend,
    },
  },
  build: {
    target: 'es2022',
    // The CSP allows fonts and images from this origin only, so nothing becomes a data: URL.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: 'charts',
              test: /node_modules\/(recharts|d3-|@mantine\/charts|victory-vendor)/,
            },
            { name: 'mantine', test: /node_modules\/@mantine\/(core|hooks)\// },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    // Pure functions need no browser, and making one up takes longer than all of their tests: a test that needs
    // one asks for it in its first line (@vitest-environment jsdom).
    environment: 'node',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    // The backend's tests run beside them on the same cores.
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'json-summary'],
      include: ['src/**/{model,*.model}.ts', 'src/lib/**/*.ts', 'src/app/live*.ts', 'src/api/*.ts'],
      exclude: ['**/*.gen.ts', '**/*.test.*'],
      thresholds: { lines: 80 },
    },
  },
});
