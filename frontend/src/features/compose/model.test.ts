import { describe, expect, it } from 'vitest';
import {
  type AnsweredMessage,
  answeredOf,
  begin,
  bodyOf,
  fileSize,
  firstActOf,
  goingOf,
  isAddress,
  keptStart,
  laterChoices,
  letterOf,
  lineOf,
  localText,
  type Mail,
  type OwnMailbox,
  paragraphs,
  peopleOf,
  personOf,
  personText,
  quote,
  readersOf,
  refusedReader,
  stepTo,
  subjectOf,
  unfilled,
  writtenFrom,
} from './model';

const camille = { name: 'Camille Durand', address: 'camille@example.com' };
const boss = { name: null, address: 'boss@example.com' };
const me = { name: 'Zoé', address: 'zoe@firm.example' };
const message: AnsweredMessage = {
  id: 'm1',
  direction: 'in',
  from: camille,
  to: [me, boss],
  cc: [
    { name: null, address: 'Camille@example.com' },
    { name: null, address: 'cc@example.com' },
  ],
  at: '2026-11-21T10:00:00Z',
  subject: 'RE: Re: Our call',
  text: 'Fine.\n<b>Tuesday</b>?\n\nCamille',
};
const mailbox = {
  id: 'b1',
  address: 'zoe@firm.example',
  isDefault: true,
  tracked: false,
  signature: '<p>Zoé</p>',
} as OwnMailbox;

describe('people of a mail', () => {
  it('are written with their name and read again', () => {
    expect(personText(camille)).toBe('Camille Durand <camille@example.com>');
    expect(personOf('"Durand, Camille" <camille@example.com>')).toEqual({
      name: 'Durand, Camille',
      address: 'camille@example.com',
    });
    expect(personOf(' boss@example.com ')).toEqual({ name: null, address: 'boss@example.com' });
    expect(peopleOf(['a@x.fr', 'A@X.fr', ''])).toHaveLength(1);
  });

  it('need an address', () => {
    expect(isAddress('a@b.fr')).toBe(true);
    for (const wrong of ['a', 'a@b', 'a b@c.fr', 'a@b@c.fr', '<a@b.fr>'])
      expect(isAddress(wrong)).toBe(false);
  });
});

describe('an answer', () => {
  it('goes to who wrote, or to everybody but oneself', () => {
    expect(readersOf(message, 'reply', [me.address])).toEqual({ to: [camille], cc: [] });
    expect(readersOf(message, 'replyAll', ['ZOE@firm.example'])).toEqual({
      to: [camille, boss],
      cc: [{ name: null, address: 'cc@example.com' }],
    });
    expect(readersOf(message, 'forward', [])).toEqual({ to: [], cc: [] });
  });

  it('goes to whom the sender names, and not to the address of a form', () => {
    const form = {
      ...message,
      from: { name: 'Website', address: 'form@site.example' },
      replyTo: [camille],
    };
    expect(readersOf(form, 'reply', [me.address])).toEqual({ to: [camille], cc: [] });
    expect(readersOf(form, 'replyAll', [me.address])).toEqual({
      to: [camille, boss],
      cc: [{ name: null, address: 'cc@example.com' }],
    });
    expect(readersOf({ ...message, replyTo: [me] }, 'reply', [me.address]).to).toEqual([camille]);
    expect(readersOf({ ...message, replyTo: [] }, 'reply', [me.address]).to).toEqual([camille]);
  });

  it('to one’s own mail goes to those it was for', () => {
    const own = { ...message, direction: 'out' as const, from: me };
    expect(readersOf(own, 'reply', [me.address]).to).toEqual([me, boss]);
  });

  it('has one prefix', () => {
    expect(subjectOf('RE: Re: Our call', 'reply')).toBe('Re: Our call');
    expect(subjectOf('TR: Offre', 'forward')).toBe('Fwd: Offre');
  });

  it('quotes words as words', () => {
    expect(quote(message, 'Camille wrote:')).toBe(
      '<div data-quoted=""><p>Camille wrote:</p>' +
        '<blockquote><p>Fine.<br>&lt;b&gt;Tuesday&lt;/b&gt;?</p><p>Camille</p></blockquote></div>',
    );
    expect(paragraphs('')).toBe('');
  });

  it('begins in its thread, signed', () => {
    const letter = begin(
      { message, threadId: 't1', mode: 'reply' },
      [mailbox],
      quote(message, 'Camille wrote:'),
    );
    expect(letter).toMatchObject({
      mailboxId: 'b1',
      threadId: 't1',
      replyToId: 'm1',
      subject: 'Re: Our call',
      tracked: false,
    });
    expect(letter?.body).toContain(
      '<p></p><p></p><p>Zoé</p><p></p><div data-quoted=""><p>Camille wrote:</p>',
    );
    expect(begin({ message, threadId: 't1', mode: 'forward' }, [mailbox], '')?.threadId).toBeNull();
  });
});

describe('the message that is answered', () => {
  const messages = [
    { id: 'first', kind: 'message' },
    { id: 'last', kind: 'message' },
    { id: 'absence', kind: 'out_of_office' },
  ];

  it('is the one that was chosen, else the latest that somebody wrote', () => {
    expect(answeredOf(messages, 'first')?.id).toBe('first');
    expect(answeredOf(messages, null)?.id).toBe('last');
    expect(answeredOf(messages, 'gone')?.id).toBe('last');
    expect(answeredOf(messages.slice(2), undefined)?.id).toBe('absence');
    expect(answeredOf([], undefined)).toBeUndefined();
  });

  it('is still passed on when what was written comes back', () => {
    const start = { message, threadId: 't1', mode: 'forward' } as const;
    expect(keptStart({ start, saved: null })).toEqual(start);
    expect(keptStart({ start, saved: { id: 'd1' } })).toEqual({ ...start, mailId: 'd1' });
  });
});

describe('a new mail', () => {
  it('goes to the lead from the default mailbox', () => {
    const other = { ...mailbox, id: 'b0', isDefault: false };
    const lead = { id: 'l1', name: camille.name, email: camille.address };
    expect(begin({ lead }, [other, mailbox], '')).toMatchObject({
      mailboxId: 'b1',
      to: [camille],
      leadId: 'l1',
      subject: '',
    });
    expect(begin({}, [], '')).toBeNull();
    expect(bodyOf(null)).toBe('<p></p>');
  });

  it('changes its signature with its mailbox, where it still stands', () => {
    const other = { ...mailbox, id: 'b2', signature: '<p>Sales</p>', tracked: true };
    const letter = { body: '<p>Hello</p><p>Zoé</p><p>x</p>', tracked: false };
    expect(writtenFrom(letter, mailbox, other)).toEqual({
      mailboxId: 'b2',
      body: '<p>Hello</p><p>Sales</p><p>x</p>',
      tracked: false,
    });
    expect(writtenFrom({ ...letter, body: '<p>Mine</p>' }, mailbox, other).body).toBe(
      '<p>Mine</p>',
    );
    expect(writtenFrom({ body: '<p></p>', tracked: true }, undefined, mailbox)).toMatchObject({
      body: '<p></p>',
      tracked: false,
    });
  });

  it('is what its draft holds', () => {
    const mail = {
      mailbox: { id: 'b1', name: me.address },
      to: [camille],
      cc: [],
      bcc: [],
      subject: 's',
      body: 'b',
      tracked: true,
      lead: { id: 'l1', name: 'x' },
    } as unknown as Mail;
    expect(letterOf(mail)).toMatchObject({ mailboxId: 'b1', leadId: 'l1', dealId: null });
  });

  it('shows which tokens nothing has filled', () => {
    expect(
      unfilled({ subject: '{{company}}', body: '<p>{{ firstName|x }} {{unsubscribeLink}}</p>' }),
    ).toEqual(['company', 'firstName']);
  });
});

describe('a mail that was let go', () => {
  const now = new Date('2026-11-21T10:00:00Z');
  const soon = '2026-11-21T10:00:10Z';
  const monday = '2026-11-23T09:00:00Z';
  const held = (until: string) => ({ reason: 'login' as const, words: null, until });

  it('goes, or waits for its time', () => {
    expect(goingOf({ sendAt: soon, held: null }, now)).toEqual({ key: 'sent' });
    expect(goingOf({ sendAt: monday, held: null }, now)).toEqual({ key: 'scheduled', at: monday });
  });

  it('waits while nothing goes out of its mailbox', () => {
    const hold = held('2026-11-21T10:05:00Z');
    expect(goingOf({ sendAt: soon, held: hold }, now)).toEqual({ key: 'held', hold });
    // Its own time is the next try where the pause is shorter.
    expect(goingOf({ sendAt: soon, held: held('2026-11-21T10:00:02Z') }, now)).toEqual({
      key: 'held',
      hold: held(soon),
    });
    expect(goingOf({ sendAt: monday, held: hold }, now)).toEqual({ key: 'scheduled', at: monday });
  });
});

describe('mails that have not gone', () => {
  const well = { problem: null, lead: null, ofSequence: false };
  const mails = [
    { ...well, id: 'draft', state: 'draft' },
    { ...well, id: 'leaving', state: 'sending' },
    { ...well, id: 'sequence', state: 'waiting', ofSequence: true },
    { ...well, id: 'waiting', state: 'waiting' },
    { ...well, id: 'failed', state: 'failed', problem: 'refused', ofSequence: true },
  ] as const;

  it('are gone on with, taken back or tried again, unless they are no longer one’s own to stop', () => {
    expect(mails.map(firstActOf)).toEqual(['edit', null, null, 'recall', 'retry']);
  });

  it('are only thrown away where the lead was deleted, until it is back', () => {
    const unsent = { ...well, state: 'failed', problem: 'lead_deleted' } as const;
    expect(firstActOf(unsent)).toBe('delete');
    expect(firstActOf({ ...unsent, lead: { id: 'a', name: 'Ada' } })).toBe('retry');
  });

  it('are gone through by key, past those that nothing can be done with', () => {
    expect(stepTo(mails, null, 1)).toBe('draft');
    expect(stepTo(mails, 'draft', 1)).toBe('waiting');
    expect(stepTo(mails, 'failed', 1)).toBe('failed');
    expect(stepTo(mails, 'waiting', -1)).toBe('draft');
    expect(stepTo([], null, 1)).toBeNull();
  });
});

describe('small things', () => {
  it('puts faults at their line', () => {
    expect(['to[0].address', 'bcc[2].name', 'subject', 'mailboxId'].map(lineOf)).toEqual([
      'to',
      'bcc',
      'subject',
      'other',
    ]);
  });

  it('offers mornings to send at', () => {
    const saturday = new Date(2026, 10, 21, 14, 30);
    expect(laterChoices(saturday).map(({ at }) => localText(at))).toEqual([
      '2026-11-22T09:00',
      '2026-11-23T09:00',
    ]);
    const sunday = new Date(2026, 10, 22, 14, 30);
    expect(laterChoices(sunday)).toHaveLength(1);
  });

  it('says how large a file is', () => {
    expect(fileSize(10, String)).toBe('1 KB');
    expect(fileSize(1_572_864, String)).toBe('1.5 MB');
  });
});

describe('a mail that was given up', () => {
  it('names the reader who is not to be written to, and why', () => {
    const mail = { problem: 'suppressed', error: 'camille@example.com: complained' } as const;
    expect(refusedReader(mail)).toEqual({ value: 'camille@example.com', reason: 'complained' });
    expect(refusedReader({ ...mail, error: 'they did not want it: at all' })).toBeNull();
    expect(refusedReader({ ...mail, problem: 'refused' })).toBeNull();
  });
});
