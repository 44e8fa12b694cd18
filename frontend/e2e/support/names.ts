import { test } from '@playwright/test';

/** A name that no other test and no earlier run has used. */
export const fresh = (what: string) =>
  `${what} ${Date.now().toString(36)}${test.info().workerIndex}`;
