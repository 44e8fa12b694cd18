import { type AnsweredMessage, type Correspondent, escapeHtml, inQuotes } from './answer.model';

/** Letters that are passed on of one message: a draft takes little more. */
const LONGEST = 150_000;

const MARKS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  code: 'code',
};
const HEADINGS: Readonly<Record<string, string>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
};
const LISTS = new Set(['ul', 'ol']);
const HOLDERS = new Set(['ul', 'ol', 'li', 'blockquote']);
const INLINE = new Set(
  'a abbr b big cite code del em font i ins kbd mark q s samp small span strike strong sub sup tt u'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'summary', 'title', 'head']);
const LINK = /^(https?:\/\/|mailto:|tel:)/i;

interface Place {
  /** The tags that words stand in, the outermost first. */
  marks: readonly (readonly [open: string, close: string])[];
  /** What a paragraph is here. */
  block: string;
  /** Line ends and runs of spaces count. */
  asTyped: boolean;
  /** In a row of short cells, which is one line. */
  inRow: boolean;
}

/**
 * The page of a message as formatted text, such as a letter is made of: whole, with what it quotes.
 * Tables become lines with their cells apart, pictures what is said in their place.
 */
export function letterText(page: string): string {
  const { body } = new DOMParser().parseFromString(page, 'text/html');
  const writer = new Writer();
  writer.write(body, { marks: [], block: 'p', asTyped: false, inRow: false });
  return writer.text();
}

class Writer {
  private html = '';
  private line = '';
  private blank = true;
  private cell = false;

  text(): string {
    const cut = this.isFull;
    this.end('p');
    const html = this.html.replace(/(<p><\/p>)+$/, '');
    return cut ? `${html}<p>[…]</p>` : html;
  }

  private get isFull(): boolean {
    return this.room <= 0;
  }

  private get room(): number {
    return LONGEST - this.html.length - this.line.length;
  }

  write(parent: Node, place: Place): void {
    for (const node of parent.childNodes) {
      if (this.isFull) return;
      if (node.nodeType === Node.TEXT_NODE) this.say(node.nodeValue ?? '', place);
      else if (node instanceof Element) this.open(node, place);
    }
  }

  private open(element: Element, place: Place): void {
    const name = element.localName;
    if (SILENT.has(name)) return;
    if (name === 'br') this.line += '<br>';
    else if (name === 'img') this.say(said(element), place);
    else if (name === 'td' || name === 'th') this.inCell(element, place);
    else if (INLINE.has(name)) this.write(element, marked(element, place));
    else this.inBlock(element, name, place);
  }

  private inCell(element: Element, place: Place): void {
    this.cell = this.line !== '';
    this.write(element, place);
    this.cell = false;
  }

  private inBlock(element: Element, name: string, place: Place): void {
    if (place.inRow) {
      this.write(element, place);
      return;
    }
    this.end(place.block);
    if (name === 'hr') {
      this.html += '<hr>';
      return;
    }
    const block = HEADINGS[name] ?? place.block;
    const typed = place.asTyped || name === 'pre' || element.classList.contains('plain');
    const holds = HOLDERS.has(name) && (!LISTS.has(name) || hasItems(element));
    if (holds) this.html += `<${name}>`;
    this.write(element, { ...place, block, asTyped: typed, inRow: isLine(element) });
    this.end(block);
    if (holds) this.html += `</${name}>`;
  }

  private say(text: string, place: Place): void {
    if (!place.asTyped) {
      this.put(text.replace(/[^\S\u00a0]+/g, ' '), place);
      return;
    }
    text.split(/\r?\n/).forEach((line, at) => {
      const blank = line.trim() === '';
      if (at > 0 && blank) this.end(place.block);
      else if (at > 0 && this.line !== '') this.line += '<br>';
      if (!blank || (at === 0 && this.line !== '')) {
        this.put(line.replaceAll('  ', '\u00a0 '), place);
      }
    });
  }

  private put(text: string, { marks, asTyped }: Place): void {
    const words = (this.line === '' && !asTyped ? text.trimStart() : text).slice(
      0,
      Math.max(0, this.room),
    );
    if (words === '') return;
    if (this.cell && words.trim() !== '') {
      this.line += ' | ';
      this.cell = false;
    }
    const opened = marks.map(([open]) => open).join('');
    const closed = marks
      .map(([, close]) => close)
      .toReversed()
      .join('');
    this.line += `${opened}${escapeHtml(words)}${closed}`;
  }

  /** Ends the paragraph, if there is one; of several empty lines one stays. */
  private end(block: string): void {
    const isBreak = /^(\s|<br>)+$/.test(this.line);
    const words = this.line.replace(/(\s|<br>)+$/, '');
    this.line = '';
    this.cell = false;
    if (words !== '') {
      this.html += `<${block}>${words}</${block}>`;
      this.blank = false;
    } else if (isBreak && !this.blank) {
      this.html += '<p></p>';
      this.blank = true;
    }
  }
}

function marked(element: Element, place: Place): Place {
  const name = element.localName;
  const mark = MARKS[name];
  if (mark) return { ...place, marks: [...place.marks, [`<${mark}>`, `</${mark}>`]] };
  const target = name === 'a' ? (element.getAttribute('href') ?? '') : '';
  if (!LINK.test(target)) return place;
  return { ...place, marks: [...place.marks, [`<a href="${escapeHtml(target)}">`, '</a>']] };
}

/** Whether it is a row of a table whose cells hold no more than a paragraph each. */
function isLine(element: Element): boolean {
  return (
    element.localName === 'tr' &&
    [...element.children].every(
      (cell) =>
        cell.querySelector('table, ul, ol, blockquote, pre, hr') === null &&
        cell.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6').length <= 1,
    )
  );
}

function said(picture: Element): string {
  const words = picture.getAttribute('alt')?.trim();
  return words ? `[${words}]` : '';
}

function hasItems(list: Element): boolean {
  return [...list.children].some(({ localName }) => localName === 'li');
}

/** Somebody of a message's head in one line. */
export function headPerson({ name, address }: Correspondent): string {
  if (!name) return address ?? '';
  return address ? `${name} <${address}>` : name;
}

/** The words for a message's head, in the reader's language. */
export interface HeadWords {
  title: string;
  line: (field: 'from' | 'date' | 'subject' | 'to' | 'cc', text: string) => string;
  dateTime: (at: string) => string;
}

/** A message as it is passed on: whose it was, since when and to whom, and all of it. */
export function forwarded(message: AnsweredMessage, page: string, words: HeadWords): string {
  const people = (all: readonly Correspondent[]) => all.map(headPerson).filter(Boolean).join(', ');
  const to = people(message.to);
  const cc = people(message.cc);
  const head = [
    words.line('from', people(message.from ? [message.from] : [])),
    words.line('date', words.dateTime(message.at)),
    words.line('subject', message.subject),
    ...(to ? [words.line('to', to)] : []),
    ...(cc ? [words.line('cc', cc)] : []),
  ];
  const lines = [`<strong>${escapeHtml(words.title)}</strong>`, ...head.map(escapeHtml)];
  return inQuotes(`<p>${lines.join('<br>')}</p>${letterText(page)}`);
}

/** The files that go along: those that were attached first, then the pictures of the text. */
export function passedOnFiles<F extends { inText?: boolean }>(files: readonly F[]): F[] {
  return [...files.filter(({ inText }) => !inText), ...files.filter(({ inText }) => inText)];
}
