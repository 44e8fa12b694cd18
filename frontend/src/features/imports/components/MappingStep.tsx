import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/components/ErrorState';
import { useProblemText } from '@/components/problemText';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { labelIn } from '@/features/pipelines/public';
import { importFieldsQuery, mapImport, useImportsChanged } from '../api';
import {
  fieldOf,
  type ImportField,
  type ImportRun,
  type Mapping,
  mapColumn,
  missingFields,
  namesLeads,
  openDateQuestions,
} from '../model';
import { ColumnCard } from './ColumnCard';
import { DefaultsCard } from './DefaultsCard';
import { LeadsCard } from './LeadsCard';
import { PoliciesCard } from './PoliciesCard';

interface Props {
  run: ImportRun;
  onChecked: () => void;
}

/** Which column becomes which field, and what happens where the file is silent. */
export function MappingStep({ run, onChecked }: Props) {
  const [mapping, setMapping] = useState<Mapping>(run.mapping ?? run.suggestion);
  const fields = useQuery(importFieldsQuery(run.kind, mapping.lead.campaignId));
  if (fields.error) {
    return <ErrorState error={fields.error} onRetry={() => void fields.refetch()} compact />;
  }
  if (!fields.data) return <CardSkeleton lines={8} />;
  return (
    <MappingForm
      run={run}
      fields={fields.data}
      mapping={mapping}
      setMapping={setMapping}
      onChecked={onChecked}
    />
  );
}

interface FormProps extends Props {
  fields: readonly ImportField[];
  mapping: Mapping;
  setMapping: Dispatch<SetStateAction<Mapping>>;
}

function MappingForm({ run, fields, mapping, setMapping, onChecked }: FormProps) {
  const { t, i18n } = useTranslation('imports');
  const { saved } = useImportsChanged();
  const check = useMutation({
    mutationFn: () => mapImport(run.id, mapping),
    onSuccess: (checked) => {
      saved(checked);
      onChecked();
    },
  });
  const missing = missingFields(mapping, fields);
  const open = openDateQuestions(mapping, fields, run.columns);
  const byKey = new Map(fields.map((field) => [field.field, field]));
  const name = (key: string) => {
    const field = byKey.get(key);
    return field ? labelIn(field.label, i18n.language) : key;
  };
  const leads = run.kind === 'leads';
  const lacking =
    missing.length > 0
      ? t('map.missing', { fields: missing.map(({ field }) => name(field)).join(', ') })
      : open.length > 0
        ? t('map.dates', { fields: open.map(name).join(', ') })
        : leads && !mapping.lead.campaignId
          ? t('leads.campaignAsk')
          : leads && !namesLeads(mapping)
            ? t('leads.nameAsk')
            : null;
  return (
    <Stack gap="lg">
      {run.error && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('state.failed')}>
          {run.error}
        </Alert>
      )}
      {leads && <LeadsCard mapping={mapping} onChange={setMapping} />}
      <SectionCard title={t('map.title')}>
        <Text c="dimmed" size="sm" mb="md">
          {t('map.hint')}
        </Text>
        <Stack gap="md">
          {run.columns.map((column) => {
            const key = fieldOf(mapping, column.index);
            return (
              <ColumnCard
                key={column.index}
                column={column}
                field={key === null ? null : (byKey.get(key) ?? null)}
                fields={fields}
                mapping={mapping}
                onChange={setMapping}
                onField={(field) => setMapping((now) => mapColumn(now, column.index, field))}
              />
            );
          })}
        </Stack>
      </SectionCard>
      <DefaultsCard fields={fields} mapping={mapping} onChange={setMapping} />
      <PoliciesCard kind={run.kind} mapping={mapping} onChange={setMapping} />
      <Refusal error={check.error} />
      <Group justify="flex-end" align="center">
        {lacking && (
          <Text size="sm" c="var(--fx-warning)" role="status">
            {lacking}
          </Text>
        )}
        <Button
          size="md"
          disabled={lacking !== null}
          loading={check.isPending}
          onClick={() => check.mutate()}
          rightSection={<IconArrowRight size={17} aria-hidden />}
        >
          {t('map.check')}
        </Button>
      </Group>
    </Stack>
  );
}

function Refusal({ error }: { error: unknown }) {
  const text = useProblemText();
  if (!error) return null;
  const { fieldErrors } = asProblem(error);
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>
      {fieldErrors.length === 0
        ? text(error)
        : fieldErrors.map(({ field, message }) => (
            <Text key={`${field} ${message}`} size="sm">
              <b>{field}</b> {message}
            </Text>
          ))}
    </Alert>
  );
}
