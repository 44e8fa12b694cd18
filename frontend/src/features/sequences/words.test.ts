import i18next, { type i18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '@/api/client';
import en from '@/locales/en/sequences.json';
import fr from '@/locales/fr/sequences.json';
import { type Facts, factWords, inZone, reasonWords, sentWords } from './words';

/** All that the server can hold somebody back for, with what it writes down of it. */
const holds: Record<Schema<'HoldRule'>, Facts> = {
  sequence_paused: {},
  sequence_draft: {},
  paused_by_hand: { by: 'Ann Lee' },
  out_of_office: { backOn: null },
  lead_restored: {},
  waiting: { amount: 3, unit: 'days' },
  condition: { what: 'opened', days: 3 },
  task_open: { task: 't1' },
  nobody_for_task: {},
  template_missing: { variant: 'B' },
  missing_tokens: { tokens: 'city, dealName' },
  previous_mail: { mail: 'm1' },
  window: { window: '09:00–18:00', timeZone: 'Europe/Paris' },
  holiday: { window: '09:00–18:00', timeZone: 'Europe/Paris' },
  daily_cap: { used: 20, cap: 20, mailbox: 'ann@example.test' },
  mailbox_cap: { used: 200, cap: 200, mailbox: 'ann@example.test' },
  throttle: { seconds: 90, mailbox: 'ann@example.test' },
  company_pause: { company: 'Dupont et fils', hours: 24 },
  due: {},
  error: {},
};

const stops: Record<Schema<'StopReason'>, Facts> = {
  replied: { from: 'bo@prospect.test' },
  colleague_replied: { from: 'bo@prospect.test' },
  meeting: { activity: 'a1' },
  status_changed: {},
  unsubscribed: { suppression: 'unsubscribed' },
  suppressed: { suppression: 'manual' },
  bounced: { status: '5.1.1', words: 'no such user' },
  do_not_contact: {},
  no_email: {},
  mailbox_removed: {},
  send_failed: { problem: 'refused', words: 'no' },
  by_hand: { by: 'Ann Lee' },
  archived: {},
  out_of_office: {},
  lead_restored: {},
};

/** What else stands in the ledger; a test of the server holds the list complete. */
const notes: Record<string, Facts> = {
  all_rules_passed: {},
  opened: { mail: 'm1' },
  clicked: { mail: 'm1' },
  not_opened: { days: 3 },
  not_clicked: { days: 3 },
  not_replied: { days: 3 },
  task_given: { task: 't1' },
  task_done: { task: 't1' },
  soft_bounce: { status: '4.2.2', words: 'mailbox full' },
  resumed_by_hand: { by: 'Ann Lee' },
};

describe.each(['en', 'fr'])('the words of sequences in %s', (language) => {
  let texts: i18n;
  beforeAll(async () => {
    texts = i18next.createInstance();
    await texts.init({
      lng: language,
      ns: ['sequences'],
      defaultNS: 'sequences',
      resources: { en: { sequences: en }, fr: { sequences: fr } },
      interpolation: { escapeValue: false },
    });
  });
  const t = (key: string, values?: Record<string, unknown>) => texts.t(key, values ?? {});
  const words = (groups: string[], rule: string, facts: Facts) =>
    reasonWords(groups, rule, facts, t, (key) => texts.exists(key));

  it('has them for every reason, with what it goes by', () => {
    const all = [
      ...Object.entries(holds).map(([rule, facts]) => words(['why'], rule, facts)),
      ...Object.entries(stops).map(([rule, facts]) => words(['reason'], rule, facts)),
      ...Object.entries({ ...holds, ...stops, ...notes }).map(([rule, facts]) =>
        words(['decision', 'why', 'reason'], rule, facts),
      ),
    ];
    for (const text of all) {
      expect(text).toBeTruthy();
      expect(text).not.toMatch(/[{}]|undefined|null/);
    }
    expect(words(['why'], 'missing_tokens', holds.missing_tokens)).toContain('(city, dealName)');
    expect(words(['why'], 'window', holds.window)).toContain('09:00–18:00, Europe/Paris');
    expect(words(['why'], 'daily_cap', holds.daily_cap)).toMatch(/20 \S+ 20/);
    expect(words(['why'], 'company_pause', holds.company_pause)).toContain('Dupont et fils');
    expect(words(['decision'], 'soft_bounce', notes.soft_bounce ?? {})).toContain('mailbox full');
  });

  it('says nothing of facts that were not written down, and nothing at all of what is unknown', () => {
    expect(factWords('window', { timeZone: 'Europe/Paris' }, t)).toBeNull();
    expect(words(['why'], 'window', {})).not.toContain('(');
    expect(words(['why'], 'phase_of_the_moon', {})).toBeNull();
  });

  it('tells why a mail was sent, by the clocks of its reader', () => {
    const facts = {
      mailbox: 'ann@example.test',
      timeZone: 'Asia/Tokyo',
      window: '09:00–18:00',
      mailboxToday: 7,
      mailboxCap: 200,
      sequenceToday: 3,
      sequenceCap: null,
      throttleSeconds: 60,
      company: 'Dupont et fils',
      companyPauseHours: 24,
    };
    const lines = sentWords({ at: '2027-03-01T01:30:00Z', facts }, t, language);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('10:30');
    expect(lines[0]).toContain('Asia/Tokyo');
    expect(lines[2]).toMatch(/7 \S+ 200/);
    expect(lines.join()).not.toMatch(/[{}]|undefined|null/);
    expect(
      sentWords({ at: '2027-03-01T01:30:00Z', facts: { timeZone: 'Nowhere/At_all' } }, t, language),
    ).toEqual([]);
  });
});

it('knows no time in a zone that is none', () => {
  expect(inZone('2027-03-01T01:30:00Z', 'Nowhere/At_all', 'en')).toBeNull();
  expect(inZone('2027-03-01T01:30:00Z', undefined, 'en')).toBeNull();
});
