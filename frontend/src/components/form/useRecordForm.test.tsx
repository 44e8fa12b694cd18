// @vitest-environment jsdom

import { act, renderHook, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ProblemError } from '@/api/problem';
import { keepDrafts, peekDraft } from '@/lib/drafts';
import common from '@/locales/en/common.json';
import { type RecordFormOptions, useRecordForm } from './useRecordForm';

type Values = { name: string; value: number };
type Deal = Values & { version: number };

const schema = z.object({ name: z.string().trim().min(1), value: z.number().min(0) });

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common } },
    interpolation: { escapeValue: false },
  });
});

function open(options: Partial<RecordFormOptions<Values, Deal>> = {}) {
  const save = vi.fn(
    async (
      values: Values,
      attempt: { version: number; idempotencyKey: string },
    ): Promise<Deal> => ({
      ...values,
      version: attempt.version + 1,
    }),
  );
  const onSaved = vi.fn();
  const hook = renderHook(() =>
    useRecordForm<Values, Deal>({
      draftKey: 'edit-deal:1',
      initial: { name: 'Big', value: 100 },
      version: 3,
      schema,
      toValues: ({ name, value }) => ({ name, value }),
      save,
      onSaved,
      ...options,
    }),
  );
  return { ...hook, save, onSaved };
}

const stale = (current: Deal) => new ProblemError(412, { current });

describe('a form over a record', () => {
  it('does not send what the schema refuses, and says so at the field', () => {
    const { result, save } = open();
    act(() => result.current.form.setFieldValue('name', '  '));
    act(() => result.current.submit());
    expect(save).not.toHaveBeenCalled();
    expect(result.current.form.errors.name).toBe('Please fill this in.');
  });

  it('saves under the version that was read', async () => {
    const { result, save, onSaved } = open();
    act(() => result.current.form.setFieldValue('value', 150));
    expect(result.current.dirty).toBe(true);
    act(() => result.current.submit());
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    expect(save.mock.calls[0]?.[0]).toEqual({ name: 'Big', value: 150 });
    expect(save.mock.calls[0]?.[1].version).toBe(3);
  });

  it('puts the server’s messages at their fields and the others above the form', async () => {
    const { result, save } = open();
    save.mockRejectedValueOnce(
      new ProblemError(422, {
        errors: [
          { field: 'name', message: 'taken' },
          { field: 'leadId', message: 'of another campaign' },
        ],
      }),
    );
    act(() => result.current.submit());
    await waitFor(() => expect(result.current.form.errors.name).toBe('taken'));
    expect(result.current.refusal).toBe('leadId: of another campaign');
    expect(result.current.saving).toBe(false);
  });

  it('merges a stale edit of other fields and saves again without asking', async () => {
    const { result, save, onSaved } = open();
    save.mockRejectedValueOnce(stale({ name: 'Bigger', value: 100, version: 4 }));
    act(() => result.current.form.setFieldValue('value', 150));
    act(() => result.current.submit());
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    expect(save.mock.calls[1]?.[0]).toEqual({ name: 'Bigger', value: 150 });
    expect(save.mock.calls[1]?.[1].version).toBe(4);
  });

  it('asks about a field that both changed, and saves what was chosen', async () => {
    const { result, save, onSaved } = open();
    save.mockRejectedValueOnce(stale({ name: 'Theirs', value: 200, version: 4 }));
    act(() => result.current.form.setFieldValue('name', 'Mine'));
    act(() => result.current.submit());
    await waitFor(() => expect(result.current.conflicts).toHaveLength(1));
    expect(result.current.conflicts[0]).toMatchObject({ field: 'name', original: 'Big' });
    expect(onSaved).not.toHaveBeenCalled();
    act(() => result.current.resolve({ name: 'Theirs' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    expect(save.mock.calls[1]?.[0]).toEqual({ name: 'Theirs', value: 200 });
    expect(save.mock.calls[1]?.[1].version).toBe(4);
  });

  it('keeps its key when the answer was lost, so that a retry is not a second record', async () => {
    const { result, save, onSaved } = open();
    save.mockRejectedValueOnce(new ProblemError(0));
    act(() => result.current.submit());
    await waitFor(() => expect(result.current.refusal).toMatch(/cannot be reached/));
    act(() => result.current.submit());
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    const keys = save.mock.calls.map(([, attempt]) => attempt.idempotencyKey);
    expect(keys[0]).toBe(keys[1]);
  });

  it('comes back after a login as it was, against the version it was begun on', async () => {
    const first = open();
    act(() => first.result.current.form.setFieldValue('name', 'Half-typed'));
    keepDrafts();
    first.unmount();
    const second = open({ initial: { name: 'Newer', value: 1 }, version: 9 });
    expect(second.result.current.form.values).toEqual({ name: 'Half-typed', value: 100 });
    expect(second.result.current.dirty).toBe(true);
    act(() => second.result.current.submit());
    await waitFor(() => expect(second.onSaved).toHaveBeenCalledOnce());
    expect(second.save.mock.calls[0]?.[1].version).toBe(3);
    expect(peekDraft('edit-deal:1')).toBeUndefined();
  });
});
