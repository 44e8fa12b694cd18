import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

/** Debian's chromium where it is installed; else the browser that Playwright brought itself. */
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: './results/artifacts',
  // The journeys share one server and its people, so they run one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // The summary names what passed on a second try only: that is a fault to be found, and no reason to stop everybody.
  retries: process.env.CI ? 1 : 0,
  // The longest journey takes a third of it where nothing else runs.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI
    ? [['list'], ['json', { outputFile: './results/results.json' }]]
    : [['list']],
  use: {
    baseURL: process.env.FACTURIX_BASE_URL ?? 'http://localhost:8080',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // What moves is scrolled about until it stands still, and lists close when their field is scrolled away.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Every step of every journey would be written down to be thrown away; one that fails is run again by itself.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], locale: 'en-GB' } }],
});
