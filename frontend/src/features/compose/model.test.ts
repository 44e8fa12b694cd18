import { describe, expect, it } from 'vitest';
import {
  type AnsweredMessage,
  answeredOf,
  paragraphs,
  quote,
  readersOf,
  subjectOf,
} from './answer.model';
import {
  begin,
  bodyOf,
  fileSize,
  keptStart,
  letterOf,
  lineOf,
  type Mail,
  type OwnMailbox,
  unfilled,
  writtenFrom,
} from './model';
import { isAddress, peopleOf, personOf, personText } from './people.model';

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

describe('small things', () => {
  it('puts faults at their line', () => {
    expect(['to[0].address', 'bcc[2].name', 'subject', 'mailboxId'].map(lineOf)).toEqual([
      'to',
      'bcc',
      'subject',
      'other',
    ]);
  });

  it('says how large a file is', () => {
    expect(fileSize(10, String)).toBe('1 KB');
    expect(fileSize(1_572_864, String)).toBe('1.5 MB');
  });
});
