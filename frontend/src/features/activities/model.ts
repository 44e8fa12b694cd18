export type ActivityKind =
  | 'call'
  | 'email'
  | 'note'
  | 'meeting'
  | 'task'
  | 'stage_change'
  | 'change'
  | 'comment'
  | 'created';

interface Ref {
  id: string;
  name: string;
}

export interface Person extends Ref {
  initials: string;
}

export interface FieldChange {
  field: string;
  before: string | number | null;
  after: string | number | null;
}

export interface Activity {
  id: string;
  kind: ActivityKind;
  at: string;
  actor: Person | null;
  account: Ref | null;
  campaign: Ref | null;
  lead: Ref | null;
  deal: Ref | null;
  body: string | null;
  outcome: string | null;
  durationSeconds?: number | null;
  changes: FieldChange[];
  /** Who is named in the words. */
  mentions: Person[];
  /** Of a mail: the thread it is in, where the reader may see that. */
  threadId?: string | null;
}

/** The moments that one looks for on a long timeline. */
export interface Landmarks {
  firstContact: string | null;
  lastReply: string | null;
}

/** The record whose timeline it is. */
export type Subject =
  | { dealId: string }
  | { leadId: string }
  | { accountId: string }
  | { campaignId: string };

export type Entity = 'deal' | 'lead' | 'account' | 'campaign';

export function subjectOf(subject: Subject): { entity: Entity; id: string; key: string } {
  const [key, id] = Object.entries(subject)[0] as [string, string];
  return { entity: key.slice(0, -2) as Entity, id, key };
}

/** The nearest record that an entry is about. */
export function subjectOfEntry({ deal, lead, campaign, account }: Activity): Subject {
  if (deal) return { dealId: deal.id };
  if (lead) return { leadId: lead.id };
  if (campaign) return { campaignId: campaign.id };
  return { accountId: account?.id ?? '' };
}

/** What the reader can narrow a timeline to; each stands for one or more kinds. */
export const groups = {
  notes: ['note', 'comment'],
  calls: ['call'],
  emails: ['email'],
  meetings: ['meeting'],
  tasks: ['task'],
  changes: ['stage_change', 'change', 'created'],
} as const satisfies Record<string, readonly ActivityKind[]>;

export type Group = keyof typeof groups;

export function kindsOf(chosen: readonly Group[]): ActivityKind[] {
  return chosen.flatMap((group) => groups[group]);
}

export const callOutcomes = [
  'reached',
  'callback',
  'voicemail',
  'no_answer',
  'busy',
  'wrong_number',
  'not_interested',
] as const;

export interface NewActivity {
  kind: 'note' | 'call' | 'meeting' | 'comment';
  /** Of a meeting: what it is about. */
  body: string;
  outcome: string | null;
  minutes: number | null;
  /** When a meeting was or will be: local, as the picker writes it, such as `2026-11-22 09:00:00`. */
  at: string | null;
  /** Who has been picked after an @; those whose name still stands in the words are told. */
  named: Person[];
}

/** A call may have no words, but then it has an outcome; a meeting has its time too; a note or comment is its words. */
export function isComplete({ kind, body, outcome, at }: NewActivity): boolean {
  if (kind === 'call' && outcome !== null) return true;
  return body.trim() !== '' && (kind !== 'meeting' || at !== null);
}

/** What is sent: only a call has an outcome, only a call or a meeting a length, and only a meeting a time. */
export function requestOf(subject: Subject, entry: NewActivity) {
  const isCall = entry.kind === 'call';
  const isMeeting = entry.kind === 'meeting';
  const { minutes } = entry;
  return {
    ...subject,
    kind: entry.kind,
    body: entry.body.trim() || null,
    outcome: isCall ? entry.outcome : null,
    durationSeconds: (isCall || isMeeting) && minutes ? Math.round(minutes * 60) : null,
    mentions: mentionsIn(entry.body, entry.named).map(({ id }) => id),
    ...(isMeeting && entry.at ? { at: momentOf(entry.at) } : {}),
  };
}

/** A moment from the local time that the picker writes. */
export function momentOf(local: string): string {
  return new Date(local.replace(' ', 'T')).toISOString();
}

/** A moment as the picker has it: in local time, such as `2026-11-22 09:00:00`. */
export function localTime(moment: string): string {
  const at = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** What an entry says was done: a meeting that is still to come has been booked. */
export function deedOf({ kind, at }: Activity, now: Date): ActivityKind | 'booked' {
  return kind === 'meeting' && new Date(at) > now ? 'booked' : kind;
}

/** Of these people, those whose @name stands in the words. */
export function mentionsIn(body: string, people: readonly Person[]): Person[] {
  const known = new Map(people.map((person) => [person.id, person]));
  return [...known.values()].filter(({ name }) => body.includes(`@${name}`));
}

/** What is being typed after an @ right before the caret; null where nobody is being named. */
export function mentionAt(body: string, caret: number): { from: number; text: string } | null {
  const before = body.slice(0, caret);
  const match = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(before);
  if (!match) return null;
  const text = match[1] ?? '';
  return { from: caret - text.length - 1, text };
}

/** The words and the caret after a person has been picked for the @ at `from`. */
export function withMention(
  body: string,
  from: number,
  caret: number,
  person: Person,
): { body: string; caret: number } {
  const name = `@${person.name} `;
  return {
    body: body.slice(0, from) + name + body.slice(caret).replace(/^ /, ''),
    caret: from + name.length,
  };
}

/** The words in parts, those that name somebody apart. */
export function partsOf(
  body: string,
  people: readonly Person[],
): { text: string; person: Person | null }[] {
  const parts: { text: string; person: Person | null }[] = [];
  // The longer name first: Ann Lee is not Ann.
  const longest = [...people].sort((a, b) => b.name.length - a.name.length);
  let rest = 0;
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    const person = longest.find(({ name }) => body.startsWith(name, at + 1));
    if (!person) continue;
    if (at > rest) parts.push({ text: body.slice(rest, at), person: null });
    rest = at + 1 + person.name.length;
    parts.push({ text: body.slice(at, rest), person });
    at = rest - 1;
  }
  if (rest < body.length) parts.push({ text: body.slice(rest), person: null });
  return parts;
}

/**
 * The records that an entry is about besides the one whose timeline is shown; where it is nobody's,
 * the nearest one.
 */
export function otherRecords(
  activity: Activity,
  shown: Entity | null,
): { entity: Entity; id: string; name: string }[] {
  // The nearest record says enough: a deal's account and campaign are on its page.
  const order: Entity[] = ['deal', 'lead', 'campaign', 'account'];
  const nearer = shown ? order.slice(0, order.indexOf(shown)) : order;
  const records = nearer.flatMap((entity) => {
    const record = activity[entity];
    return record ? [{ entity, ...record }] : [];
  });
  return shown ? records : records.slice(0, 1);
}

const paths: Record<Entity, string> = {
  deal: '/pipeline',
  lead: '/leads',
  account: '/accounts',
  campaign: '/campaigns',
};

export function recordPath(entity: Entity, id: string): string {
  return `${paths[entity]}/${id}`;
}
