import { describe, expect, it } from 'vitest';
import { parseDialog } from './useDialog';

describe('the dialog in the address', () => {
  it('has a name, and a record where it edits one', () => {
    expect(parseDialog('new-deal')).toEqual({ name: 'new-deal', id: null });
    expect(parseDialog('edit-deal:01-ab')).toEqual({ name: 'edit-deal', id: '01-ab' });
    expect(parseDialog(undefined)).toBeNull();
  });
});
