import type { Label } from '@/features/pipelines/public';
import type { UserRef } from '@/features/users/public';

export const kinds = ['accounts', 'deals', 'leads'] as const;
export type ImportKind = (typeof kinds)[number];

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'ready'
  | 'running'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

export type FieldType =
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'stage'
  | 'lost_reason'
  | 'user'
  | 'account'
  | 'country'
  | 'email'
  | 'address'
  | 'status'
  | 'choice'
  | 'yes_no';

export interface ImportField {
  field: string;
  label: Label;
  type: FieldType;
  required: boolean;
  unique: boolean;
}

export interface ImportColumn {
  index: number;
  name: string;
  samples: string[];
  distinct: number;
  values: { value: string; count: number }[];
  dateFormats: string[];
}

export interface Mapping {
  columns: { column: number; field: string | null }[];
  /** Per field: what a value of theirs is called here. */
  values: Record<string, Record<string, string | null>>;
  dateFormats: Record<string, string | null>;
  /** Null: as found in the file. */
  decimalComma: boolean | null;
  /** Per field: what a new record gets where the cell is empty. */
  defaults: Record<string, string | null>;
  missingOwner: 'reject' | 'assign_to_me' | 'create_inactive';
  missingAccount: 'reject' | 'create';
  lead: LeadMapping;
}

export const duplicatePolicies = ['skip', 'update_empty', 'update_all', 'import_as_new'] as const;
export const leadKeys = ['email', 'phone', 'name_company'] as const;
export const leadScopes = ['file', 'campaign', 'everywhere'] as const;

/** What an import of leads needs to know beyond its columns. */
export interface LeadMapping {
  campaignId: string | null;
  duplicates: (typeof duplicatePolicies)[number];
  /** By what a lead is known. */
  keys: (typeof leadKeys)[number][];
  /** Where leads are looked for. */
  scope: (typeof leadScopes)[number];
  /** Of phone numbers in rows that name no country. */
  defaultCountry: string | null;
}

export interface Counts {
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
  created: number;
  updated: number;
  failed: number;
}

export interface RowSample {
  rowNo: number;
  name: string | null;
  changes: { field: string; before: unknown; after: unknown }[];
  errors: { field: string; code: string; message: string }[];
}

export const verdicts = ['new', 'changed', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

export interface ImportRunSummary {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  rowCount: number;
  counts: Counts | null;
  progress: { phase: 'check' | 'run' | 'undo'; done: number; total: number } | null;
  error: string | null;
  createdBy: UserRef;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  version: number;
}

export interface ImportRun extends ImportRunSummary {
  charset: string;
  delimiter: string;
  columns: ImportColumn[];
  mapping: Mapping | null;
  suggestion: Mapping;
  samples: Record<Verdict, RowSample[]> | null;
  undo: Undo;
  questions: { field: string; reason: string; options: string[] }[];
}

/** How far an import can be, or was, taken back. */
export interface Undo {
  until: string | null;
  removed: number;
  restored: number;
  kept: number;
}

/** A record that an undo left alone. */
export interface KeptRecord {
  recordId: string;
  kind: ImportKind;
  rowNo: number | null;
  name: string | null;
  reason: 'changed' | 'in_use' | 'deleted';
}

export const steps = ['map', 'check', 'run'] as const;
export type Step = (typeof steps)[number];

/** Whether a job works on it at the moment. */
export function isBusy(state: ImportState): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing';
}

/** Whether a failed run failed while it was taken back. */
export function undoBegan(run: ImportRunSummary): boolean {
  return run.progress?.phase === 'undo';
}

/** The step that a run stands at; the reader may go back to the mapping until it has begun. */
export function stepOf(state: ImportState, started: boolean): Step {
  if (state === 'uploaded') return 'map';
  if (state === 'checking' || state === 'ready') return 'check';
  if (state === 'failed' && !started) return 'map';
  return 'run';
}

/** The field that a column becomes. */
export function fieldOf(mapping: Mapping, column: number): string | null {
  return mapping.columns.find((mapped) => mapped.column === column)?.field ?? null;
}

/** The column that fills a field. */
export function columnOf(mapping: Mapping, field: string): number | null {
  return mapping.columns.find((mapped) => mapped.field === field)?.column ?? null;
}

/** A field is filled by one column: giving it to another takes it from the first. */
export function mapColumn(mapping: Mapping, column: number, field: string | null): Mapping {
  const others = mapping.columns.filter((mapped) => mapped.column !== column);
  return {
    ...mapping,
    columns: [
      ...others.map((mapped) =>
        field !== null && mapped.field === field ? { ...mapped, field: null } : mapped,
      ),
      { column, field },
    ].sort((a, b) => a.column - b.column),
  };
}

/** What their value is called here; null leaves it as it stands in the file. */
export function mapValue(
  mapping: Mapping,
  field: string,
  theirs: string,
  ours: string | null,
): Mapping {
  const { [theirs]: _, ...others } = mapping.values[field] ?? {};
  return {
    ...mapping,
    values: { ...mapping.values, [field]: ours === null ? others : { ...others, [theirs]: ours } },
  };
}

export function setDefault(mapping: Mapping, field: string, value: string | null): Mapping {
  const { [field]: _, ...others } = mapping.defaults;
  const text = value?.trim() ?? '';
  return { ...mapping, defaults: text === '' ? others : { ...others, [field]: text } };
}

export function setDateFormat(mapping: Mapping, field: string, format: string | null): Mapping {
  const { [field]: _, ...others } = mapping.dateFormats;
  return { ...mapping, dateFormats: format === null ? others : { ...others, [field]: format } };
}

/** A lead is called by one of these; the others may be empty. */
const leadNames = ['lastName', 'company', 'email'];

/** Whether rows get anything to call their leads by. */
export function namesLeads(mapping: Mapping): boolean {
  return leadNames.some(
    (field) => columnOf(mapping, field) !== null || Boolean(mapping.defaults[field]),
  );
}

/** Fields of the campaign's own, beside those that every lead has. */
const isOwn = (field: string | null | undefined) => field?.startsWith('custom.') ?? false;

/** Another campaign may have other statuses and fields: what it lacks of those chosen is forgotten. */
export function withCampaign(
  mapping: Mapping,
  campaignId: string | null,
  statuses: readonly string[],
): Mapping {
  const known = ([, ours]: [string, string | null]) => ours === null || statuses.includes(ours);
  const { status: values, ...otherValues } = mapping.values;
  const { status: fallback, ...otherDefaults } = mapping.defaults;
  return {
    ...mapping,
    columns: mapping.columns.map((mapped) =>
      isOwn(mapped.field) ? { ...mapped, field: null } : mapped,
    ),
    dateFormats: Object.fromEntries(
      Object.entries(mapping.dateFormats).filter(([field]) => !isOwn(field)),
    ),
    lead: { ...mapping.lead, campaignId },
    values: values
      ? { ...otherValues, status: Object.fromEntries(Object.entries(values).filter(known)) }
      : otherValues,
    defaults:
      fallback && statuses.includes(fallback)
        ? { ...otherDefaults, status: fallback }
        : otherDefaults,
  };
}

/** At least one key stays chosen. */
export function withKeys(mapping: Mapping, keys: readonly string[]): Mapping {
  const chosen = leadKeys.filter((key) => keys.includes(key));
  return chosen.length === 0 ? mapping : { ...mapping, lead: { ...mapping.lead, keys: chosen } };
}

/** Required fields that neither a column nor a default fills. */
export function missingFields(mapping: Mapping, fields: readonly ImportField[]): ImportField[] {
  return fields.filter(
    ({ field, required }) =>
      required && columnOf(mapping, field) === null && !mapping.defaults[field],
  );
}

/** Date columns whose values fit more than one format, with no answer yet. */
export function openDateQuestions(
  mapping: Mapping,
  fields: readonly ImportField[],
  columns: readonly ImportColumn[],
): string[] {
  return fields
    .filter(({ field, type }) => {
      if (type !== 'date' || mapping.dateFormats[field]) return false;
      const column = columns.find(({ index }) => index === columnOf(mapping, field));
      return (column?.dateFormats.length ?? 0) > 1;
    })
    .map(({ field }) => field);
}

/** The fields whose values are named differently in other systems, and so are mapped one by one. */
export function hasValueMap(type: FieldType): boolean {
  return ['stage', 'lost_reason', 'user', 'country', 'status'].includes(type);
}

/** Fields a default makes sense for: those that no column tells apart. */
export function takesDefault({ field, unique, type }: ImportField): boolean {
  return !unique && type !== 'lost_reason' && !isOwn(field);
}

/** How many rows a run would write. */
export function toWrite(counts: Counts | null): number {
  return counts === null ? 0 : counts.new + counts.changed;
}

/** Whole percent, never 100 before the end. */
export function percent(done: number, total: number): number {
  if (total <= 0) return 0;
  const whole = Math.floor((done / total) * 100);
  return done < total ? Math.min(99, whole) : 100;
}

/** What the server says of a mapping's place, split for the screen: `values.stage.Won` → stage. */
export function placeOf(path: string): { column: number } | { field: string } | null {
  const column = /^columns\[(\d+)\]/.exec(path);
  if (column) return { column: Number(column[1]) };
  const field = /^(?:values|defaults|dateFormats)\.([^.]+)/.exec(path);
  return field?.[1] ? { field: field[1] } : null;
}
