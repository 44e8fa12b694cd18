import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issuesByField } from './validation';

const schema = z.object({
  name: z.string().trim().min(1).max(5),
  code: z.string().min(3),
  email: z.email().or(z.literal('')),
  site: z.url(),
  value: z.number().min(0).max(100),
  closeDate: z.string(),
  phone: z.string().refine((text) => text.startsWith('+'), 'leads:phoneOdd'),
});

const fine = {
  name: 'ab',
  code: 'abc',
  email: '',
  site: 'https://example.com',
  value: 1,
  closeDate: '2026-01-01',
  phone: '+33',
};

function issues(change: Record<string, unknown>) {
  const parsed = schema.safeParse({ ...fine, ...change }, { reportInput: true });
  return parsed.success ? {} : issuesByField(parsed.error.issues);
}

describe('what a field is told', () => {
  it('is nothing when all is well', () => {
    expect(issues({})).toEqual({});
  });

  it('names an empty or missing value as required', () => {
    expect(issues({ name: '  ' }).name?.key).toBe('common:validation.required');
    expect(issues({ closeDate: null }).closeDate?.key).toBe('common:validation.required');
    expect(issues({ value: '' }).value?.key).toBe('common:validation.required');
  });

  it('names lengths and bounds with their numbers', () => {
    expect(issues({ name: 'abcdef' }).name).toEqual({
      key: 'common:validation.tooLong',
      params: { count: 5 },
    });
    expect(issues({ code: 'a' }).code).toEqual({
      key: 'common:validation.tooShort',
      params: { count: 3 },
    });
    expect(issues({ value: -1 }).value?.key).toBe('common:validation.tooLow');
    expect(issues({ value: 101 }).value?.params).toEqual({ maximum: '100' });
  });

  it('names formats', () => {
    expect(issues({ site: 'nope' }).site?.key).toBe('common:validation.url');
    expect(issues({ value: 'x' }).value?.key).toBe('common:validation.invalid');
  });

  it('is the schema’s own text where it gives one', () => {
    expect(issues({ phone: '06' }).phone).toEqual({ key: 'leads:phoneOdd', params: {} });
  });
});
