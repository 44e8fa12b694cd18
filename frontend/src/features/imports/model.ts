import type { Label } from '@/features/pipelines/public';
import type { UserRef } from '@/features/users/public';

export const kinds = ['accounts', 'deals'] as const;
export type ImportKind = (typeof kinds)[number];

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'ready'
  | 'running'
  | 'completed'
  | 'failed'
  | 'cancelled';

export type FieldType =
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'stage'
  | 'lost_reason'
  | 'user'
  | 'account'
  | 'country';

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
  progress: { phase: 'check' | 'run'; done: number; total: number } | null;
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
  questions: { field: string; reason: string; options: string[] }[];
}

export const steps = ['map', 'check', 'run'] as const;
export type Step = (typeof steps)[number];

/** Whether a job works on it at the moment. */
export function isBusy(state: ImportState): boolean {
  return state === 'checking' || state === 'running';
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
  return type === 'stage' || type === 'lost_reason' || type === 'user' || type === 'country';
}

/** Fields a default makes sense for: those that no column tells apart. */
export function takesDefault({ unique, type }: ImportField): boolean {
  return !unique && type !== 'lost_reason';
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
