import { describe, expect, it } from 'vitest';
import {
  fieldSetRequest,
  fieldSetSchema,
  fieldSetValues,
  newField,
  removedFields,
} from './fields.model';
import type { LeadField } from './model';

const size: LeadField = {
  key: 'size',
  label: { en: 'Size', fr: 'Taille' },
  type: 'choice',
  choices: ['small', 'large'],
};

describe("a campaign's own fields", () => {
  it('keep their keys when they are renamed, and new ones have none yet', () => {
    const { items } = fieldSetValues({ items: [size] });
    const renamed = { ...items[0], label: { en: ' Company size ', fr: '' } };
    const fresh = { ...newField('x'), label: { en: '', fr: 'Budget' } };
    expect(fieldSetRequest({ items: [renamed as never, fresh] }, ['old'])).toEqual({
      items: [
        {
          key: 'size',
          label: { en: 'Company size', fr: 'Company size' },
          type: 'choice',
          choices: ['small', 'large'],
        },
        { key: null, label: { en: 'Budget', fr: 'Budget' }, type: 'text', choices: [] },
      ],
      dropValues: ['old'],
    });
  });

  it('need a name, and choices where one chooses', () => {
    expect(fieldSetSchema.safeParse({ items: [newField('x')] }).success).toBe(false);
    expect(
      fieldSetSchema.safeParse({ items: [{ ...newField('x'), label: { en: 'A', fr: '' } }] })
        .success,
    ).toBe(true);
    expect(
      fieldSetSchema.safeParse({
        items: [{ ...fieldSetValues({ items: [size] }).items[0], choices: [] }],
      }).success,
    ).toBe(false);
  });

  it('are missed when they are removed', () => {
    expect(removedFields([size], [])).toEqual([size]);
    expect(removedFields([size], fieldSetValues({ items: [size] }).items)).toEqual([]);
  });
});
