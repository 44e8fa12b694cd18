import { z } from 'zod';
import type { LeadField, LeadFieldSet, LeadFieldsRequest } from './model';

export const fieldTypes = ['text', 'number', 'date', 'choice', 'yes_no'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One field in the form; `key` is empty until the server gives it one. */
export interface FieldItem {
  id: string;
  key: string;
  label: { en: string; fr: string };
  type: FieldType;
  choices: string[];
}

export type FieldSetValues = { items: FieldItem[] };

export const newField = (id: string): FieldItem => ({
  id,
  key: '',
  label: { en: '', fr: '' },
  type: 'text',
  choices: [],
});

export const fieldSetValues = ({ items }: Pick<LeadFieldSet, 'items'>): FieldSetValues => ({
  items: items.map((field) => ({ id: field.key, ...field })),
});

const name = z.string().trim().max(80);

export const fieldSetSchema = z.object({
  items: z
    .array(
      z
        .object({
          label: z.object({ en: name, fr: name }),
          type: z.enum(fieldTypes),
          choices: z.array(z.string()),
        })
        .refine(({ label }) => label.en !== '' || label.fr !== '', {
          path: ['label', 'en'],
          message: 'common:validation.required',
        })
        .refine(({ type, choices }) => type !== 'choice' || choices.length > 0, {
          path: ['choices'],
          message: 'common:validation.required',
        }),
    )
    .max(60),
});

/** One name will do for both languages. */
export function fieldSetRequest(
  { items }: FieldSetValues,
  dropValues: readonly string[],
): LeadFieldsRequest {
  return {
    items: items.map(({ key, label, type, choices }) => {
      const en = label.en.trim();
      const fr = label.fr.trim();
      return {
        key: key || null,
        label: { en: en || fr, fr: fr || en },
        type,
        choices: type === 'choice' ? choices : [],
      };
    }),
    dropValues: [...dropValues],
  };
}

/** The fields that were there and are no more. */
export function removedFields(before: readonly LeadField[], after: readonly FieldItem[]) {
  return before.filter(({ key }) => !after.some((item) => item.key === key));
}
