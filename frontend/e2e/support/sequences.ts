import { expect, type Locator, type Page } from '@playwright/test';
import { call } from './deals';
import { fresh } from './names';
import { choose } from './page';

export interface MadeSequence {
  id: string;
  name: string;
  version: number;
}

/** At any hour of any day, and one mail right after the other. */
const AT_ONCE = {
  window: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59', skipHolidays: false },
  throttleSeconds: 0,
};

/** A step with a mail; of several texts each lead gets one. */
export const mailStep = (thread: 'new' | 'reply', ...texts: readonly object[]) => ({
  kind: 'mail',
  mail: {
    thread,
    variants: texts.map((text, index) => ({ key: 'ABCD'[index], weight: 1, ...text })),
  },
});

/** A sequence with these steps that nothing holds back once it is set to work. */
export async function draftSequence(page: Page, steps: readonly object[]): Promise<MadeSequence> {
  const made = await call<MadeSequence>(page, 'POST', '/api/sequences', {
    name: fresh('Sequence'),
    ...AT_ONCE,
  });
  return call(
    page,
    'PUT',
    `/api/sequences/${made.id}/steps`,
    { steps },
    { 'If-Match': `"${made.version}"` },
  );
}

export async function runningSequence(page: Page, steps: readonly object[]): Promise<MadeSequence> {
  const { id, version } = await draftSequence(page, steps);
  return call(
    page,
    'PUT',
    `/api/sequences/${id}/state`,
    { state: 'active' },
    { 'If-Match': `"${version}"` },
  );
}

/** Chooses a sequence in the dialog that is open, and where it asks for one the mailbox. */
export async function chooseSequence(page: Page, name: string, from?: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Enrol in a sequence' });
  await choose(dialog.getByLabel('Sequence'), name, name);
  await expect(dialog.getByLabel('Sequence')).toHaveValue(name);
  if (from) {
    await dialog.getByRole('combobox', { name: 'From' }).click();
    await page.getByRole('option', { name: from }).click();
  }
  return dialog;
}
