import {
  IconAlertTriangle,
  IconBuilding,
  IconCalendar,
  IconCalendarCheck,
  IconCalendarOff,
  IconCoins,
  IconFlag,
  IconProgress,
  IconSpeakerphone,
  IconUser,
  IconUserStar,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Filter, FilterBar, type FilterValues } from '@/components/FilterBar';
import { accountSource } from '@/features/accounts/public';
import { campaignSource } from '@/features/campaigns/public';
import { leadSource } from '@/features/leads/public';
import { defaultPipeline, labelIn, useStages } from '@/features/pipelines/public';
import { userSource } from '@/features/users/public';
import { attentions, type PipelineSearch, readSearch } from '../search.model';
import classes from './PipelinePage.module.css';

/** The filter of the address as chips; rare ones appear only where an address brought them. */
export function DealFilters({ search }: { search: PipelineSearch }) {
  const { t, i18n } = useTranslation('deals');
  const navigate = useNavigate();
  const { pipelines } = useStages();
  const pipeline =
    pipelines.find((one) => one.key === search.pipeline) ?? defaultPipeline(pipelines);
  const filters: Filter[] = [
    {
      kind: 'record',
      key: 'ownerId',
      label: t('fields.owner'),
      icon: IconUser,
      source: userSource,
    },
    {
      kind: 'record',
      key: 'accountId',
      label: t('fields.account'),
      icon: IconBuilding,
      source: accountSource,
    },
    {
      kind: 'record',
      key: 'campaignId',
      label: t('fields.campaign'),
      icon: IconSpeakerphone,
      source: campaignSource(search.accountId),
    },
    {
      kind: 'period',
      key: 'close',
      from: 'closeFrom',
      to: 'closeTo',
      label: t('fields.closeDate'),
      icon: IconCalendar,
    },
    {
      kind: 'choice',
      key: 'attention',
      label: t('filter.attention'),
      icon: IconAlertTriangle,
      options: attentions.map((value) => ({ value, label: t(`filter.attentions.${value}`) })),
    },
    {
      kind: 'range',
      key: 'value',
      from: 'valueMin',
      to: 'valueMax',
      label: t('fields.value'),
      icon: IconCoins,
    },
  ];
  if (search.view === 'table' || search.kind) {
    filters.push({
      kind: 'choice',
      key: 'kind',
      label: t('filter.kind'),
      icon: IconFlag,
      multiple: true,
      options: (['open', 'won', 'lost'] as const).map((value) => ({
        value,
        label: t(`kinds.${value}`),
      })),
    });
  }
  if (search.view === 'table' || search.stage) {
    filters.push({
      kind: 'choice',
      key: 'stage',
      label: t('fields.stage'),
      icon: IconProgress,
      multiple: true,
      options: (pipeline?.stages ?? []).map((stage) => ({
        value: stage.key,
        label: labelIn(stage.label, i18n.language),
      })),
    });
  }
  if (search.leadId) {
    filters.push({
      kind: 'record',
      key: 'leadId',
      label: t('fields.lead'),
      icon: IconUserStar,
      source: leadSource({}),
    });
  }
  if (search.closedFrom || search.closedTo) {
    filters.push({
      kind: 'period',
      key: 'closed',
      from: 'closedFrom',
      to: 'closedTo',
      label: t('fields.closedAt'),
      icon: IconCalendarCheck,
    });
  }
  if (search.undated) {
    filters.push({
      kind: 'choice',
      key: 'undated',
      label: t('fields.closeDate'),
      icon: IconCalendarOff,
      options: [{ value: 'true', label: t('filter.undated') }],
    });
  }
  const { valueMin, valueMax, undated, ...texts } = search;
  const values: FilterValues = {
    ...texts,
    undated: undated && 'true',
    valueMin: valueMin?.toString(),
    valueMax: valueMax?.toString(),
  };
  const onChange = (patch: FilterValues) => {
    // A campaign belongs to one account: another account drops it.
    const dropped = 'accountId' in patch ? { campaignId: undefined } : {};
    void navigate({
      to: '/pipeline',
      search: readSearch({ ...search, ...dropped, ...patch }),
      replace: 'q' in patch,
    });
  };
  return (
    <div className={classes.filters}>
      <FilterBar
        filters={filters}
        values={values}
        onChange={onChange}
        textKey="q"
        textLabel={t('filter.text')}
      />
    </div>
  );
}
