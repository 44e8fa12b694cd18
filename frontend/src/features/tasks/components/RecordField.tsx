import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenName, type OptionSource, SearchSelect } from '@/components/SearchSelect';
import { accountSource } from '@/features/accounts/public';
import { campaignSource } from '@/features/campaigns/public';
import { dealSource } from '@/features/deals/public';
import { leadSource } from '@/features/leads/public';
import { type SubjectKind, subjectKinds, subjectOf, subjectText } from '../model';

const sources: Record<SubjectKind, OptionSource> = {
  lead: leadSource(),
  deal: dealSource,
  account: accountSource,
  campaign: campaignSource(),
};

/** What a task is about: one record of any kind, or nothing in particular. */
export function RecordField({
  value,
  onChange,
}: {
  /** As `subjectText` writes it. */
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('tasks');
  const subject = subjectOf(value);
  const [wanted, setWanted] = useState<SubjectKind>('lead');
  const kind = subject?.kind ?? wanted;
  return (
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <Select
        label={t('fields.about')}
        allowDeselect={false}
        w={140}
        flex="none"
        data={subjectKinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        value={kind}
        onChange={(chosen) => {
          setWanted(chosen as SubjectKind);
          onChange('');
        }}
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        <SearchSelect
          key={kind}
          aria-label={t(`kinds.${kind}`)}
          placeholder={subject ? '…' : t('nothingInParticular')}
          source={sources[kind]}
          value={subject?.id ?? null}
          clearable
          onChange={(id) => onChange(id ? subjectText(kind, id) : '')}
        />
      </div>
    </Group>
  );
}

/** The name of the record that a task is about. */
export function RecordName({ value }: { value: string }) {
  const subject = subjectOf(value);
  return <ChosenName source={sources[subject?.kind ?? 'lead']} value={subject?.id ?? null} />;
}
