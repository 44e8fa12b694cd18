import { describe, expect, it } from 'vitest';
import { asideOf, type MailTracking, reachOf, shortLink } from './model';

const tracking = (change: Partial<MailTracking>): MailTracking => ({
  mailId: 'm',
  tracked: true,
  opens: 0,
  clicks: 0,
  machineOpens: 0,
  machineClicks: 0,
  unknownOpens: 0,
  unknownClicks: 0,
  firstOpenedAt: null,
  lastOpenedAt: null,
  firstClickedAt: null,
  lastClickedAt: null,
  events: [],
  more: false,
  ...change,
});

describe('what became of a mail', () => {
  it('is as far as its reader went', () => {
    expect(reachOf({ opens: 0, clicks: 0, lastOpenedAt: null })).toBe('none');
    expect(reachOf({ opens: 2, clicks: 0, lastOpenedAt: null })).toBe('opened');
    // Who blocks pictures clicks without an open.
    expect(reachOf({ opens: 0, clicks: 1, lastOpenedAt: null })).toBe('clicked');
  });

  it('keeps machines, strangers and ourselves apart', () => {
    const own = { verdict: 'own' } as MailTracking['events'][number];
    expect(
      asideOf(tracking({ machineOpens: 2, machineClicks: 3, unknownOpens: 1, events: [own] })),
    ).toEqual({ machine: 5, unknown: 1, own: 1 });
  });
});

describe('a link', () => {
  it('is shown without what all links begin with', () => {
    expect(shortLink('https://www.example.com/offer/')).toBe('example.com/offer');
    expect(shortLink(`https://example.com/${'x'.repeat(200)}`)).toHaveLength(60);
  });
});
