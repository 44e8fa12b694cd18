import { describe, expect, it } from 'vitest';
import {
  columnOf,
  fieldOf,
  type ImportColumn,
  type ImportField,
  type Mapping,
  mapColumn,
  mapValue,
  missingFields,
  namesLeads,
  openDateQuestions,
  percent,
  placeOf,
  setDateFormat,
  setDefault,
  stepOf,
  takesDefault,
  toWrite,
  withCampaign,
  withKeys,
} from './model';

const empty: Mapping = {
  columns: [
    { column: 0, field: 'externalId' },
    { column: 1, field: 'name' },
    { column: 2, field: null },
  ],
  values: {},
  dateFormats: {},
  decimalComma: null,
  defaults: {},
  missingOwner: 'reject',
  missingAccount: 'reject',
  lead: {
    campaignId: null,
    duplicates: 'skip',
    keys: ['email', 'phone', 'name_company'],
    scope: 'campaign',
    defaultCountry: null,
  },
};

const field = (name: string, more: Partial<ImportField> = {}): ImportField => ({
  field: name,
  label: { en: name, fr: name },
  type: 'text',
  required: false,
  unique: false,
  ...more,
});

const column = (index: number, dateFormats: string[]): ImportColumn => ({
  index,
  name: `column ${index}`,
  samples: [],
  distinct: 1,
  values: [],
  dateFormats,
});

describe('mapping a column', () => {
  it('gives the field to that column and takes it from the one that had it', () => {
    const mapping = mapColumn(empty, 2, 'name');
    expect(columnOf(mapping, 'name')).toBe(2);
    expect(fieldOf(mapping, 1)).toBeNull();
    expect(mapping.columns.map((mapped) => mapped.column)).toEqual([0, 1, 2]);
  });

  it('leaves several columns without a field side by side', () => {
    const mapping = mapColumn(mapColumn(empty, 0, null), 1, null);
    expect(mapping.columns.every((mapped) => mapped.field === null)).toBe(true);
  });
});

describe('naming values', () => {
  it('adds, changes and forgets one value without touching the others', () => {
    const won = mapValue(mapValue(empty, 'stage', 'Won', 'closed_won'), 'stage', 'New', 'proposal');
    expect(won.values.stage).toEqual({ Won: 'closed_won', New: 'proposal' });
    expect(mapValue(won, 'stage', 'Won', null).values.stage).toEqual({ New: 'proposal' });
  });
});

describe('defaults', () => {
  it('a blank default is no default', () => {
    const set = setDefault(empty, 'account', ' Cancity ');
    expect(set.defaults).toEqual({ account: 'Cancity' });
    expect(setDefault(set, 'account', '  ').defaults).toEqual({});
  });

  it('are not offered for what tells records apart', () => {
    expect(takesDefault(field('externalId', { unique: true }))).toBe(false);
    expect(takesDefault(field('owner', { type: 'user' }))).toBe(true);
  });
});

describe('what is still open', () => {
  const fields = [
    field('name', { required: true }),
    field('account', { required: true, type: 'account' }),
    field('closeDate', { type: 'date' }),
  ];

  it('names required fields that neither a column nor a default fills', () => {
    expect(missingFields(empty, fields).map((missing) => missing.field)).toEqual(['account']);
    expect(missingFields(setDefault(empty, 'account', 'Cancity'), fields)).toEqual([]);
  });

  it('asks about a date column that can be read in two ways, until it is answered', () => {
    const mapping = mapColumn(empty, 2, 'closeDate');
    const columns = [column(2, ['D/M/Y', 'M/D/Y'])];
    expect(openDateQuestions(mapping, fields, columns)).toEqual(['closeDate']);
    const answered = setDateFormat(mapping, 'closeDate', 'D/M/Y');
    expect(openDateQuestions(answered, fields, columns)).toEqual([]);
    expect(openDateQuestions(mapping, fields, [column(2, ['YYYY-MM-DD'])])).toEqual([]);
    expect(setDateFormat(answered, 'closeDate', null).dateFormats).toEqual({});
  });
});

describe('where a run stands', () => {
  it('goes from mapping over the check to the run', () => {
    expect(stepOf('uploaded', false)).toBe('map');
    expect(stepOf('checking', false)).toBe('check');
    expect(stepOf('ready', false)).toBe('check');
    expect(stepOf('running', true)).toBe('run');
    expect(stepOf('completed', true)).toBe('run');
    expect(stepOf('cancelled', false)).toBe('run');
  });

  it('a check that failed leads back to the mapping', () => {
    expect(stepOf('failed', false)).toBe('map');
    expect(stepOf('failed', true)).toBe('run');
  });

  it('counts what will be written, and never says 100 % too early', () => {
    const counts = {
      new: 3,
      changed: 2,
      unchanged: 9,
      rejected: 1,
      created: 0,
      updated: 0,
      failed: 0,
    };
    expect(toWrite(counts)).toBe(5);
    expect(toWrite(null)).toBe(0);
    expect(percent(9999, 10_000)).toBe(99);
    expect(percent(10_000, 10_000)).toBe(100);
    expect(percent(0, 0)).toBe(0);
  });
});

it('finds the place on the screen that a refusal speaks of', () => {
  expect(placeOf('columns[3].field')).toEqual({ column: 3 });
  expect(placeOf('values.stage.Won')).toEqual({ field: 'stage' });
  expect(placeOf('defaults.account')).toEqual({ field: 'account' });
  expect(placeOf('file')).toBeNull();
});

describe('an import of leads', () => {
  it('needs something to call a lead by', () => {
    expect(namesLeads(empty)).toBe(false);
    expect(namesLeads(mapColumn(empty, 2, 'company'))).toBe(true);
    expect(namesLeads(setDefault(empty, 'lastName', 'Unknown'))).toBe(true);
  });

  it('forgets statuses and fields that the campaign does not have', () => {
    const mapped = mapValue(
      mapValue(empty, 'status', 'Hot', 'qualified'),
      'status',
      'Cold',
      'lost',
    );
    const own = mapColumn(mapped, 2, 'custom.budget');
    const chosen = withCampaign(setDefault(own, 'status', 'lost'), 'c1', ['new', 'qualified']);
    expect(fieldOf(chosen, 2)).toBeNull();
    expect(chosen.lead.campaignId).toBe('c1');
    expect(chosen.values.status).toEqual({ Hot: 'qualified' });
    expect(chosen.defaults.status).toBeUndefined();
  });

  it('keeps one key at least, in their order', () => {
    expect(withKeys(empty, ['phone', 'email']).lead.keys).toEqual(['email', 'phone']);
    expect(withKeys(empty, []).lead.keys).toEqual(empty.lead.keys);
  });
});
