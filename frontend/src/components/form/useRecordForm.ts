import { type UseFormReturnType, useForm } from '@mantine/form';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { newKey } from '@/api/http';
import { asProblem, fieldMessages, type ProblemError } from '@/api/problem';
import { dropDraft, peekDraft, registerDraft } from '@/lib/drafts';
import { type FieldConflict, mergeThreeWay, sameValue } from '@/lib/mergeThreeWay';
import { issuesByField } from '@/lib/validation';
import { useProblemText } from '../problemText';

/** How a field is named and shown where yours and theirs are compared. */
export interface FieldText<T> {
  label: string;
  show?: (value: T) => ReactNode;
}

interface Versioned {
  version: number;
}

export interface RecordFormOptions<V extends Record<string, unknown>, R> {
  /** Names the form across a login: the dialog's name, with the record's id when it edits one. */
  draftKey: string;
  initial: V;
  /** The version that was read; leave out when creating. */
  version?: number;
  /** The form's values of a record: what `initial` was made with, and the server's newer record. */
  toValues?: (record: R) => V;
  schema?: z.ZodType;
  /** Checks beyond the schema: texts, already in the reader's language, by field. */
  validate?: (values: V) => Partial<Record<keyof V & string, string>>;
  fields?: { [K in keyof V]?: FieldText<V[K]> };
  save: (values: V, attempt: { version: number; idempotencyKey: string }) => Promise<R>;
  /** The form counts as saving until this is over: what it closes asks nothing. */
  onSaved: (record: R) => void | Promise<void>;
}

export interface RecordForm<V extends Record<string, unknown>> {
  form: UseFormReturnType<V>;
  dirty: boolean;
  saving: boolean;
  /** What the server refused and no field can show. */
  refusal: string | null;
  conflicts: FieldConflict<V>[];
  fields: { [K in keyof V]?: FieldText<V[K]> };
  submit: () => void;
  /** Ends a conflict: the chosen value of each field in conflict; saves again. */
  resolve: (chosen: Partial<V>) => void;
  /** Back to the form without saving; the conflict is still there at the next save. */
  postpone: () => void;
  /** The form is being left on purpose: nothing of it is kept. */
  discard: () => void;
}

interface Draft<V> {
  values: V;
  base: V;
  version: number;
}

/** A stale save that merges by itself is tried this often before somebody has to look. */
const MAX_MERGES = 3;

/**
 * A form over one record: validates, saves under the version that was read, shows the server's
 * messages at their fields, merges a stale edit and survives the end of the session.
 */
export function useRecordForm<V extends Record<string, unknown>, R extends object>(
  options: RecordFormOptions<V, R>,
): RecordForm<V> {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { draftKey, schema, validate } = options;
  const [draft] = useState(() => peekDraft<Draft<V>>(draftKey));
  // What the form is compared with: the record as last read from the server.
  const base = useRef<Draft<V>['base']>(draft?.base ?? options.initial);
  const version = useRef(draft?.version ?? options.version ?? 0);
  const idempotencyKey = useRef<string>(null);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [conflicts, setConflicts] = useState<FieldConflict<V>[]>([]);

  const form = useForm<V>({
    mode: 'controlled',
    initialValues: draft?.values ?? options.initial,
    validate: (values) => {
      const errors: Record<string, string> = {};
      const parsed = schema?.safeParse(values, { reportInput: true });
      if (parsed && !parsed.success) {
        for (const [field, { key, params }] of Object.entries(issuesByField(parsed.error.issues))) {
          errors[field] = t(key, params);
        }
      }
      for (const [field, text] of Object.entries(validate?.(values) ?? {})) {
        if (text) errors[field] ??= text;
      }
      return errors;
    },
  });
  const dirty = !sameValue(base.current, form.values);

  const latest = useRef({ values: form.values, dirty });
  useEffect(() => {
    latest.current = { values: form.values, dirty };
  });
  useEffect(
    () =>
      registerDraft(draftKey, () =>
        latest.current.dirty
          ? { values: latest.current.values, base: base.current, version: version.current }
          : undefined,
      ),
    [draftKey],
  );

  const refuse = (problem: ProblemError, values: V) => {
    const messages = fieldMessages(problem);
    const known = Object.entries(messages).filter(([path]) => (path.split('.')[0] ?? '') in values);
    form.setErrors(Object.fromEntries(known));
    const others = Object.entries(messages).filter(
      ([path]) => !((path.split('.')[0] ?? '') in values),
    );
    if (others.length > 0) setRefusal(others.map(([path, text]) => `${path}: ${text}`).join(' · '));
    else if (known.length === 0) setRefusal(problemText(problem));
  };

  /** Merges what the server has now into `values`; null when somebody has to choose. */
  const merge = (problem: ProblemError, values: V): V | null => {
    if (!options.toValues || !problem.current || typeof problem.current !== 'object') return null;
    const current = problem.current as R & Versioned;
    const theirs = options.toValues(current);
    const result = mergeThreeWay(base.current, values, theirs);
    base.current = theirs;
    version.current = current.version;
    form.setValues(result.merged);
    setConflicts(result.conflicts);
    return result.conflicts.length === 0 ? result.merged : null;
  };

  const save = async (values: V) => {
    setSaving(true);
    setRefusal(null);
    idempotencyKey.current ??= newKey();
    let sent = values;
    try {
      for (let merges = 0; ; merges++) {
        try {
          const record = await options.save(sent, {
            version: version.current,
            idempotencyKey: idempotencyKey.current,
          });
          dropDraft(draftKey);
          await options.onSaved(record);
          return;
        } catch (error) {
          const problem = asProblem(error);
          // The server keeps a refusal under the key, too: what is sent next is a new intent.
          if (!problem.isUnanswered) idempotencyKey.current = newKey();
          if (!problem.isStale || merges >= MAX_MERGES) {
            refuse(problem, sent);
            return;
          }
          const merged = merge(problem, sent);
          if (!merged) {
            if (!problem.current) refuse(problem, sent);
            return;
          }
          sent = merged;
        }
      }
    } finally {
      setSaving(false);
    }
  };

  return {
    form,
    dirty,
    saving,
    refusal,
    conflicts,
    fields: options.fields ?? {},
    submit: () => {
      if (saving) return;
      const { hasErrors } = form.validate();
      if (!hasErrors) void save(form.getValues());
    },
    resolve: (chosen) => {
      const values = { ...form.getValues(), ...chosen };
      form.setValues(values);
      setConflicts([]);
      void save(values);
    },
    postpone: () => setConflicts([]),
    discard: () => dropDraft(draftKey),
  };
}
