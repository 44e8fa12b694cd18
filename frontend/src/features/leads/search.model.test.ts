import { describe, expect, it } from 'vitest';
import {
  customValues,
  formatCustom,
  leadFilter,
  onlyCampaign,
  parseCustom,
  sourceOf,
  sourceParam,
  withCustom,
} from './search.model';

describe('the address of the list of leads', () => {
  it('says what the API is asked', () => {
    expect(
      leadFilter({
        q: 'nord',
        status: 'new,lost',
        ownerId: 'u1,nobody',
        source: 'Fair%2C Paris,100%25 web',
        scoreMin: '60',
        doNotCall: 'false',
        custom: 'size=large;fleet>=10',
        sort: '-score',
        layout: 'cards',
      }),
    ).toEqual({
      q: 'nord',
      status: ['new', 'lost'],
      ownerId: ['u1'],
      unowned: true,
      source: ['Fair, Paris', '100% web'],
      scoreMin: 60,
      doNotCall: false,
      custom: ['size=large', 'fleet>=10'],
    });
    expect(leadFilter({ ownerId: 'nobody' })).toEqual({ unowned: true });
    expect(leadFilter({ custom: 'broken', q: '' })).toEqual({});
  });

  it('keeps any value of an own field', () => {
    const conditions = [{ key: 'note', operator: '~' as const, value: 'a;b=c 100%3B' }];
    expect(parseCustom(formatCustom(conditions))).toEqual(conditions);
    expect(formatCustom([{ key: 'note', operator: '~', value: ' ' }])).toBeUndefined();
  });

  it('shows the conditions on own fields by their chips, and takes them back', () => {
    const search = { custom: 'size=large;size=small;fleet>=10;fleet<=20;note~paris' };
    expect(customValues(search)).toEqual({
      'custom.size': 'large,small',
      'custom.fleet.from': '10',
      'custom.fleet.to': '20',
      'custom.note': 'paris',
    });
    expect(withCustom(search, { 'custom.fleet.to': undefined, q: 'x' }, ['note'])).toEqual({
      q: 'x',
      custom: 'size=large;size=small;fleet>=10;note~paris',
    });
    expect(withCustom({}, { 'custom.note': 'lyon' }, ['note'])).toEqual({ custom: 'note~lyon' });
    expect(withCustom(search, { q: 'y' }, [])).toEqual({ q: 'y' });
  });

  it('keeps any source', () => {
    for (const source of ['Fair, Paris', '100%2C', 'a%b,,c']) {
      expect(sourceOf(sourceParam(source))).toBe(source);
      expect(sourceParam(source)).not.toContain(',');
    }
  });

  it('knows when one campaign is shown alone', () => {
    expect(onlyCampaign({ campaignId: 'c1' })).toBe('c1');
    expect(onlyCampaign({ campaignId: 'c1,c2' })).toBeNull();
    expect(onlyCampaign({})).toBeNull();
  });
});
