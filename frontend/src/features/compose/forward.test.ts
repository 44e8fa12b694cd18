// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { type AnsweredMessage, quote } from './answer.model';
import { forwarded, headPerson, letterText, passedOnFiles } from './forward';
import { begin, type OwnMailbox, unfilled } from './model';

const page = (body: string) =>
  `<!doctype html><html><head><title>Message</title><style>p{}</style></head><body>${body}</body></html>`;

const message: AnsweredMessage = {
  id: 'm1',
  direction: 'in',
  from: { name: 'Camille <b>', address: 'camille@example.com' },
  to: [{ name: null, address: 'zoe@firm.example' }, { name: 'Boss' }],
  cc: [],
  at: '2026-11-21T10:00:00Z',
  subject: 'Our call',
  text: 'Fine.',
};
const words = {
  title: 'Forwarded message',
  line: (field: string, text: string) => `${field}: ${text}`,
  dateTime: (at: string) => at.slice(0, 10),
};

describe('a message that is passed on', () => {
  it('says whose it was, since when and to whom, and has all of it', () => {
    const body = page('<p>Fine.</p><details><summary>•••</summary><p>As promised</p></details>');
    expect(forwarded(message, body, words)).toBe(
      '<div data-quoted=""><p><strong>Forwarded message</strong><br>' +
        'from: Camille &lt;b&gt; &lt;camille@example.com&gt;<br>date: 2026-11-21<br>' +
        'subject: Our call<br>to: zoe@firm.example, Boss</p><p>Fine.</p><p>As promised</p></div>',
    );
    const cc = [{ name: null, address: 'cc@example.com' }];
    expect(forwarded({ ...message, cc }, page(''), words)).toContain('<br>cc: cc@example.com</p>');
    expect(headPerson({})).toBe('');
  });

  it('is a letter of its own, below the signature', () => {
    const mailbox: OwnMailbox = {
      id: 'b1',
      address: 'zoe@firm.example',
      isDefault: true,
      tracked: false,
      signature: '<p>Zoé</p>',
    };
    const quoted = forwarded(message, page('<p>Fine.</p>'), words);
    expect(begin({ message, threadId: 't1', mode: 'forward' }, [mailbox], quoted)).toMatchObject({
      to: [],
      subject: 'Fwd: Our call',
      threadId: null,
      replyToId: null,
      body: `<p></p><p></p><p>Zoé</p><p></p>${quoted}`,
    });
  });

  it('brings no tokens: what looks like one is somebody else’s word', () => {
    const body = page('<p>Hello {{firstName}}</p>');
    const quotes = [
      forwarded({ ...message, subject: '{{company}}' }, body, words),
      quote({ ...message, text: 'Hello {{firstName}}' }, '{{firstName}} wrote:'),
    ];
    for (const quoted of quotes) {
      expect(unfilled({ subject: '', body: `<p>See below</p>${quoted}` })).toEqual([]);
      expect(unfilled({ subject: '', body: `<p>{{jobTitle}}</p>${quoted}` })).toEqual(['jobTitle']);
    }
  });

  it('takes its files along, those of the text last', () => {
    const files = [
      { position: 0, name: 'logo.png', inText: true },
      { position: 1, name: 'offer.pdf', inText: false },
    ];
    expect(passedOnFiles(files).map(({ name }) => name)).toEqual(['offer.pdf', 'logo.png']);
  });
});

describe('the page of a message as the text of a letter', () => {
  it('keeps paragraphs, headings, lists, quotes, emphasis and links', () => {
    const body =
      '<h1>Offer</h1><div>Dear <b>Zoé</b>,<br>see <a href="https://a.example/?x=1&amp;y=2">this</a>' +
      ' or <a href="javascript:x()">that</a></div>' +
      '<ul><li>one</li><li><p>two</p></li></ul><blockquote>old<hr></blockquote>';
    expect(letterText(page(body))).toBe(
      '<h2>Offer</h2><p>Dear <strong>Zoé</strong>,<br>see ' +
        '<a href="https://a.example/?x=1&amp;y=2">this</a> or that</p>' +
        '<ul><li><p>one</p></li><li><p>two</p></li></ul><blockquote><p>old</p><hr></blockquote>',
    );
  });

  it('makes a line of a row, and paragraphs of cells that hold more', () => {
    const row = (...cells: string[]) =>
      `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const body = `<table>${row('<p>Seats</p>', '<p>2</p>')}${row('Price', '', '90 €')}</table>
      <table>${row('<p>a</p><p>b</p>', '<ul><li>c</li></ul>')}</table>`;
    expect(letterText(page(body))).toBe(
      '<p>Seats | 2</p><p>Price | 90 €</p><p>a</p><p>b</p><ul><li><p>c</p></li></ul>',
    );
  });

  it('keeps the lines of a plain text, with its own signs as they are', () => {
    const body =
      '<div class="plain">Hello,\n  <b>\n\nAda</div>'.replace('<b>', '&lt;b&gt;') +
      '<details><summary>•••</summary><div class="plain">&gt; old\n&gt; older</div></details>';
    expect(letterText(page(body))).toBe(
      '<p>Hello,<br>\u00a0 &lt;b&gt;</p><p>Ada</p><p>&gt; old<br>&gt; older</p>',
    );
  });

  it('says what a picture said, and keeps one of several empty lines', () => {
    const body =
      '<p>Look</p><div><br></div><p>&nbsp;</p><div><br></div>' +
      '<img src="/api/inbox/messages/m1/attachments/0" alt="Plan"><img alt=""><p>End</p><p><br></p>';
    expect(letterText(page(body))).toMatch(/^<p>Look<\/p><p><\/p><p>\[Plan\]<\/p><p>End<\/p>$/);
  });

  it('ends where a draft could take no more', () => {
    const body = `<p>${'x'.repeat(100_000)}</p>`.repeat(4);
    const text = letterText(page(body));
    expect(text.length).toBeLessThan(151_000);
    expect(text.endsWith('<p>[…]</p>')).toBe(true);
  });
});
