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

export interface FieldChange {
  field: string;
  before: string | number | null;
  after: string | number | null;
}

export interface Activity {
  id: string;
  kind: ActivityKind;
  at: string;
  actor: (Ref & { initials: string }) | null;
  account: Ref | null;
  campaign: Ref | null;
  lead: Ref | null;
  deal: Ref | null;
  body: string | null;
  outcome: string | null;
  durationSeconds?: number | null;
  changes: FieldChange[];
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
  kind: 'note' | 'call' | 'comment';
  body: string;
  outcome: string | null;
  minutes: number | null;
}

/** A call may have no words, but then it has an outcome; a note or comment is its words. */
export function isComplete({ kind, body, outcome }: NewActivity): boolean {
  return body.trim() !== '' || (kind === 'call' && outcome !== null);
}

/** What is sent: only a call has an outcome and a length. */
export function requestOf(subject: Subject, entry: NewActivity) {
  const isCall = entry.kind === 'call';
  return {
    ...subject,
    kind: entry.kind,
    body: entry.body.trim() || null,
    outcome: isCall ? entry.outcome : null,
    durationSeconds: isCall && entry.minutes ? Math.round(entry.minutes * 60) : null,
  };
}

/** The records that an entry is about besides the one whose timeline is shown. */
export function otherRecords(
  activity: Activity,
  shown: Entity,
): { entity: Entity; id: string; name: string }[] {
  // The nearest record says enough: a deal's account and campaign are on its page.
  const order: Entity[] = ['deal', 'lead', 'campaign', 'account'];
  const nearer = order.slice(0, order.indexOf(shown));
  return nearer.flatMap((entity) => {
    const record = activity[entity];
    return record ? [{ entity, ...record }] : [];
  });
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
