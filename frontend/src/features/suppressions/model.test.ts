import { describe, expect, it } from 'vitest';
import { requestOf, suppressionSchema } from './model';

describe('somebody to be written to no more', () => {
  it('is sent as the server keeps them', () => {
    expect(requestOf({ address: ' Ana@Example.com ', accountId: null, note: ' ' })).toEqual({
      address: 'ana@example.com',
      accountId: null,
      note: null,
    });
  });

  it('has an address', () => {
    expect(suppressionSchema.safeParse({ address: 'ana', note: '' }).success).toBe(false);
    expect(suppressionSchema.safeParse({ address: 'ana@example.com', note: '' }).success).toBe(
      true,
    );
  });
});
