import { describe, expect, it } from 'vitest';
import { actionsFor, peopleHref } from './people.model';
import { type Numbers, rowsHref, shareOf } from './results.model';

const numbers: Numbers = {
  sent: 100,
  delivered: 80,
  opened: 40,
  clicked: 8,
  replied: 4,
  bounced: 20,
  unsubscribed: 0,
  meetings: 1,
  deals: 0,
};

describe('a number', () => {
  it('is a share of what arrived', () => {
    expect(shareOf(numbers, 'opened')).toBe(0.5);
    expect(shareOf(numbers, 'delivered')).toBe(0.8);
    expect(shareOf(numbers, 'sent')).toBeNull();
    expect(shareOf({ ...numbers, delivered: 0 }, 'opened')).toBeNull();
  });

  it('leads to its mails', () => {
    expect(rowsHref({ what: 'opened', sequenceId: 's', stepId: 'x', variant: 'B' })).toBe(
      '/email-automation?sequenceId=s&stepId=x&variant=B&what=opened',
    );
    expect(rowsHref({ what: 'sent' })).toBe('/email-automation?what=sent');
  });
});

describe('people in a sequence', () => {
  it('are offered what they are open to', () => {
    expect(actionsFor([{ state: 'active', mayEdit: true }])).toEqual(['pause', 'stop']);
    expect(actionsFor([{ state: 'paused', mayEdit: true }])).toEqual(['resume', 'stop']);
    expect(actionsFor([{ state: 'finished', mayEdit: true }])).toEqual([]);
    expect(actionsFor([{ state: 'active', mayEdit: false }])).toEqual([]);
  });
});

describe('the people whom a number counts', () => {
  it('are listed by the address that it links to', () => {
    expect(peopleHref('s1', { state: 'paused' })).toBe('/sequences/s1?tab=people&state=paused');
    expect(peopleHref('s1', { reason: 'replied' })).toBe('/sequences/s1?tab=people&reason=replied');
  });
});
