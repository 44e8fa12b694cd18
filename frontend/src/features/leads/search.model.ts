import { listOf } from '@/lib/searchParams';

/** The search parameters of the page of leads that say which leads it shows. */
export const filterKeys = [
  'q',
  'campaignId',
  'accountId',
  'status',
  'meaning',
  'ownerId',
  'source',
  'country',
  'tag',
  'scoreMin',
  'scoreMax',
  'attemptsMin',
  'attemptsMax',
  'lastContact',
  'lastContactFrom',
  'lastContactTo',
  'nextAction',
  'nextActionFrom',
  'nextActionTo',
  'createdFrom',
  'createdTo',
  'doNotCall',
  'custom',
] as const;

export const leadSearchKeys = [...filterKeys, 'sort', 'layout'] as const;

export type LeadListSearch = { [K in (typeof leadSearchKeys)[number]]?: string };

/** In the place of an owner's id: leads that nobody owns. */
export const NOBODY = 'nobody';

/** Parameters that hold several values, as `a,b`. */
const several = new Set<string>([
  'campaignId',
  'accountId',
  'status',
  'meaning',
  'ownerId',
  'country',
  'tag',
  'lastContact',
  'nextAction',
]);

const numbers = new Set<string>(['scoreMin', 'scoreMax', 'attemptsMin', 'attemptsMax']);

/** One condition on a campaign's own field. */
export interface CustomCondition {
  key: string;
  operator: '=' | '>=' | '<=' | '~';
  value: string;
}

const condition = /^([a-z][a-z0-9_]*)(>=|<=|=|~)(.+)$/s;

/** `size=large;fleet>=10`: a value's own semicolons are escaped. */
export function parseCustom(text: string | undefined): CustomCondition[] {
  return (text ?? '').split(';').flatMap((part) => {
    const [, key, operator, value] = condition.exec(part) ?? [];
    if (!key || !operator || !value) return [];
    return [{ key, operator: operator as CustomCondition['operator'], value: unescaped(value) }];
  });
}

export function formatCustom(conditions: readonly CustomCondition[]): string | undefined {
  const parts = conditions
    .filter(({ value }) => value.trim() !== '')
    .map(({ key, operator, value }) => key + operator + escaped(value));
  return parts.length > 0 ? parts.join(';') : undefined;
}

const escaped = (value: string) => value.replaceAll('%', '%25').replaceAll(';', '%3B');
const unescaped = (value: string) => value.replaceAll('%3B', ';').replaceAll('%25', '%');

/** A source is free text and may hold a comma, which in the address stands between two of them. */
export const sourceParam = (source: string) => source.replaceAll('%', '%25').replaceAll(',', '%2C');

export const sourceOf = (param: string) => param.replaceAll('%2C', ',').replaceAll('%25', '%');

type Filter = Record<string, string | number | boolean | string[]>;

/** The filter as the API takes it, in a body or repeated in an address. */
export function leadFilter(search: LeadListSearch): Filter {
  const filter: Filter = {};
  for (const key of filterKeys) {
    const value = search[key];
    if (value === undefined || value === '') continue;
    if (key === 'custom') {
      const conditions = parseCustom(value).map((one) => one.key + one.operator + one.value);
      if (conditions.length > 0) filter.custom = conditions;
    } else if (key === 'ownerId') {
      const owners = (listOf(value) ?? []).filter((id) => id !== NOBODY);
      if (owners.length > 0) filter.ownerId = owners;
      if (listOf(value)?.includes(NOBODY)) filter.unowned = true;
    } else if (several.has(key)) filter[key] = listOf(value) ?? [];
    else if (key === 'source') filter.source = (listOf(value) ?? []).map(sourceOf);
    else if (numbers.has(key)) filter[key] = Number(value);
    else if (key === 'doNotCall') filter.doNotCall = value === 'true';
    else filter[key] = value;
  }
  return filter;
}

/** The campaign whose leads alone are shown. */
export function onlyCampaign(search: LeadListSearch): string | null {
  const campaigns = listOf(search.campaignId) ?? [];
  return campaigns.length === 1 ? (campaigns[0] ?? null) : null;
}

/** Without what says how the list is drawn. */
export function withoutLayout({ layout: _layout, ...search }: LeadListSearch): LeadListSearch {
  return search;
}

/** The conditions on one own field, as the chips and their editors know values. */
export function customValues(search: LeadListSearch): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { key, operator, value } of parseCustom(search.custom)) {
    const name = `custom.${key}${operator === '>=' ? '.from' : operator === '<=' ? '.to' : ''}`;
    values[name] = operator === '=' && values[name] ? `${values[name]},${value}` : value;
  }
  return values;
}

/**
 * Takes the `custom.…` values of a patch into the one parameter that holds them all. `texts`: the
 * keys of fields in which a part is looked for, where the others are equal or bounded.
 */
export function withCustom(
  search: LeadListSearch,
  patch: Record<string, string | undefined>,
  texts: readonly string[],
): Record<string, string | undefined> {
  if (!Object.keys(patch).some((key) => key.startsWith('custom.'))) return patch;
  const values: Record<string, string | undefined> = { ...customValues(search), ...patch };
  const conditions = Object.entries(values)
    .filter(([key, value]) => key.startsWith('custom.') && value)
    .flatMap(([name, value = '']): CustomCondition[] => {
      const [, key = '', end] = name.split('.');
      if (end) return [{ key, operator: end === 'from' ? '>=' : '<=', value }];
      if (texts.includes(key)) return [{ key, operator: '~', value }];
      return value.split(',').map((one) => ({ key, operator: '=', value: one }));
    });
  const rest = Object.fromEntries(
    Object.entries(patch).filter(([key]) => !key.startsWith('custom.')),
  );
  return { ...rest, custom: formatCustom(conditions) };
}
