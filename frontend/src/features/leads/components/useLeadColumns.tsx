import { Badge, Group, Text } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmailLink, PhoneLink } from '@/components/ContactLinks';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import type { CellEdit, Column } from '@/components/table/columns';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { LeadLockMark } from '@/features/calling/public';
import { userSource } from '@/features/users/public';
import { countryName } from '@/lib/countries';
import type { Format } from '@/lib/format';
import { labelIn } from '@/lib/labels';
import { changeLead, useLeadFields, useLeadStatuses, useLeadsChanged } from '../api';
import {
  type CustomValue,
  customOf,
  type LeadField,
  type LeadRequest,
  type LeadSummary,
} from '../model';
import { type LeadListSearch, onlyCampaign } from '../search.model';
import { ScoreMark } from './ScoreMark';
import { StatusBadge } from './StatusBadge';

/** The columns of the list, with the campaign's own fields where it shows one campaign. */
export function useLeadColumns(search: LeadListSearch): Column<LeadSummary>[] {
  const { t, i18n } = useTranslation('leads');
  const format = useFormat();
  const campaign = onlyCampaign(search);
  const fields = useLeadFields(campaign);
  const { options, find } = useLeadStatuses(campaign);
  const { saved } = useLeadsChanged();
  const allowed = (lead: LeadSummary) => lead.mayEdit;
  const save = async (lead: LeadSummary, patch: Partial<LeadRequest>) =>
    saved(await changeLead(lead.id, patch));
  const text = (key: TextField, maxLength: number): CellEdit<LeadSummary> => ({
    kind: 'text',
    maxLength,
    allowed,
    value: (lead) => lead[key] ?? '',
    save: (lead, value) => save(lead, { [key]: value.trim() || null }),
  });
  return [
    {
      id: 'name',
      header: t('field.name'),
      sort: 'name',
      fixed: true,
      width: 200,
      cell: (lead) => (
        <>
          <RecordLink kind="lead" id={lead.id} inCell strong>
            {lead.fullName}
          </RecordLink>
          <LeadLockMark lock={lead.lock} />
        </>
      ),
    },
    {
      id: 'company',
      header: t('field.company'),
      sort: 'company',
      width: 170,
      cell: (lead) => lead.company,
      edit: text('company', 200),
    },
    {
      id: 'jobTitle',
      header: t('field.jobTitle'),
      width: 160,
      optional: true,
      cell: (lead) => lead.jobTitle,
      edit: text('jobTitle', 200),
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 140,
      cell: (lead) => <StatusBadge face={lead.statusFace} />,
      edit: {
        kind: 'select',
        options,
        // A lead whose campaign has other statuses than these is changed on its own page.
        allowed: (lead) => lead.mayEdit && find(lead.status) !== undefined,
        value: (lead) => lead.status,
        save: (lead, status) => save(lead, { status }),
      },
    },
    {
      id: 'score',
      header: t('field.score'),
      sort: 'score',
      width: 90,
      align: 'right',
      cell: (lead) => <ScoreMark score={lead.score} />,
    },
    {
      id: 'owner',
      header: t('field.owner'),
      width: 170,
      cell: ({ owner }) => owner && <UserName person={owner} />,
      edit: {
        kind: 'search',
        source: userSource,
        allowed,
        value: (lead) => lead.owner?.id ?? null,
        save: (lead, ownerId) => save(lead, { ownerId }),
      },
    },
    {
      id: 'phone',
      header: t('field.phone'),
      width: 150,
      cell: (lead) =>
        lead.doNotCall ? (
          <Group component="span" gap={4} wrap="nowrap" c="red.8">
            <IconPhoneOff size={14} aria-hidden />
            <Text component="span" inherit truncate>
              {t('field.doNotCall')}
            </Text>
          </Group>
        ) : (
          <PhoneLink value={lead.phone} e164={lead.phoneE164} inCell />
        ),
      edit: text('phone', 60),
    },
    {
      id: 'email',
      header: t('field.email'),
      width: 200,
      cell: (lead) => <EmailLink value={lead.email} inCell />,
      edit: text('email', 254),
    },
    {
      id: 'lastContactAt',
      header: t('field.lastContactAt'),
      sort: 'lastContactAt',
      width: 140,
      cell: ({ lastContactAt }) => lastContactAt && <RelativeTime value={lastContactAt} />,
    },
    {
      id: 'nextActionAt',
      header: t('field.nextActionAt'),
      sort: 'nextActionAt',
      width: 150,
      cell: ({ nextActionAt }) => nextActionAt && <RelativeTime value={nextActionAt} />,
    },
    {
      id: 'attempts',
      header: t('field.attempts'),
      sort: 'attempts',
      width: 110,
      align: 'right',
      optional: true,
      cell: (lead) => <span className="fx-num">{format.number(lead.attempts)}</span>,
    },
    {
      id: 'tags',
      header: t('field.tags'),
      width: 170,
      optional: true,
      cell: ({ tags }) => <Tags tags={tags} />,
    },
    {
      id: 'campaign',
      header: t('field.campaign'),
      width: 180,
      cell: ({ campaign: { id, name } }) => (
        <RecordLink kind="campaign" id={id} inCell>
          {name}
        </RecordLink>
      ),
    },
    {
      id: 'country',
      header: t('field.country'),
      width: 130,
      optional: true,
      cell: (lead) => countryName(lead.country, i18n.language),
    },
    {
      id: 'city',
      header: t('field.city'),
      width: 130,
      optional: true,
      cell: (lead) => lead.city,
      edit: text('city', 120),
    },
    {
      id: 'source',
      header: t('field.source'),
      width: 130,
      optional: true,
      cell: (lead) => lead.source,
      edit: text('source', 120),
    },
    ...fields.map((field) => fieldColumn(field, i18n.language, format, t('yes'), t('no'), save)),
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      sort: 'createdAt',
      width: 130,
      optional: true,
      cell: (lead) => <RelativeTime value={lead.createdAt} />,
    },
    {
      id: 'updatedAt',
      header: t('field.updatedAt'),
      sort: 'updatedAt',
      width: 130,
      optional: true,
      cell: (lead) => <RelativeTime value={lead.updatedAt} />,
    },
  ];
}

type TextField = 'company' | 'jobTitle' | 'phone' | 'email' | 'city' | 'source';

export function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <Group component="span" gap={4} wrap="nowrap">
      {tags.map((tag) => (
        <Badge key={tag} color="gray" tt="none" size="sm">
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

/** What is entered in an own field, as it is read. */
export function customText(
  field: LeadField,
  value: CustomValue | undefined,
  format: Format,
  yes: string,
  no: string,
): string {
  if (value === null || value === undefined) return '';
  switch (field.type) {
    case 'number':
      return format.number(Number(value));
    case 'date':
      return format.date(String(value));
    case 'yes_no':
      return value ? yes : no;
    default:
      return String(value);
  }
}

function fieldColumn(
  field: LeadField,
  language: string,
  format: Format,
  yes: string,
  no: string,
  save: (lead: LeadSummary, patch: Partial<LeadRequest>) => Promise<void>,
): Column<LeadSummary> {
  const { key, type } = field;
  const value = (lead: LeadSummary) => customOf(lead)[key];
  const store = (lead: LeadSummary, next: CustomValue) =>
    save(lead, { custom: { ...customOf(lead), [key]: next === '' ? null : next } });
  const common = { allowed: (lead: LeadSummary) => lead.mayEdit };
  const text = (lead: LeadSummary) => String(value(lead) ?? '');
  const edit = (): CellEdit<LeadSummary> => {
    switch (type) {
      case 'number':
        return {
          ...common,
          kind: 'number',
          optional: true,
          decimals: 6,
          value: (lead) => (value(lead) as number | undefined) ?? null,
          save: store,
        };
      case 'date':
        return { ...common, kind: 'date', value: (lead) => text(lead) || null, save: store };
      case 'choice':
        return {
          ...common,
          kind: 'select',
          options: ['', ...field.choices].map((choice) => ({ value: choice, label: choice })),
          value: text,
          save: store,
          optional: true,
        };
      case 'yes_no':
        return {
          ...common,
          kind: 'select',
          options: [
            { value: '', label: '' },
            { value: 'true', label: yes },
            { value: 'false', label: no },
          ],
          value: text,
          save: (lead, next) => store(lead, next === '' ? null : next === 'true'),
          optional: true,
        };
      default:
        return { ...common, kind: 'text', maxLength: 2000, value: text, save: store };
    }
  };
  return {
    id: `custom.${key}`,
    header: labelIn(field.label, language),
    width: 140,
    align: type === 'number' ? 'right' : 'left',
    cell: (lead) => customText(field, value(lead), format, yes, no),
    edit: edit(),
  };
}
