import { MultiSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form/FormDialog';
import { TagsField } from '@/components/form/TagsField';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { countries, countryName } from '@/lib/countries';
import { amendScoring, useSetupChanged } from '../../api';
import {
  type Scoring,
  type ScoringValues,
  scoringRequest,
  scoringSchema,
  scoringValues,
} from '../../setup.model';
import classes from './Setup.module.css';

interface Props {
  campaignId: string;
  scoring: Scoring;
  onClose: () => void;
}

const kinds = ['field', 'engagement', 'recency'] as const;

/** What the campaign gives its leads points for. */
export function ScoringDialog({ campaignId, scoring, onClose }: Props) {
  const { t, i18n } = useTranslation('campaigns');
  const changed = useSetupChanged(campaignId);
  const record = useRecordForm<ScoringValues, Scoring>({
    draftKey: `campaign-scoring:${campaignId}`,
    initial: scoringValues(scoring),
    version: scoring.version,
    toValues: scoringValues,
    schema: scoringSchema,
    fields: {
      points: { label: t('scoring.points'), show: (points) => Object.values(points).join(', ') },
      seniorWords: { label: t('scoring.seniorWords'), show: (words) => words.join(', ') },
      countries: { label: t('scoring.countries'), show: (codes) => codes.join(', ') },
      halfLifeDays: { label: t('scoring.halfLife') },
    },
    save: (values, attempt) => amendScoring(campaignId, attempt.version, scoringRequest(values)),
    onSaved: (result) => {
      changed.scoring(result);
      showDone(t('scoring.saved'));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog title={t('scoring.edit')} record={record} onClose={onClose} size="lg">
      <Text size="sm" c="dimmed">
        {t('scoring.hint')}
      </Text>
      {kinds.map((kind) => (
        <Stack key={kind} gap={8} component="section" aria-label={t(`scoring.kind.${kind}`)}>
          <Text fw={600}>{t(`scoring.kind.${kind}`)}</Text>
          {scoring.rules
            .filter((rule) => rule.kind === kind)
            .map(({ reason, usualPoints }) => (
              <div key={reason} className={classes.points}>
                <div>
                  <Text size="sm">{t(`leads:reason.${reason}`)}</Text>
                  {form.values.points[reason] !== usualPoints && (
                    <Text size="xs" c="dimmed">
                      {t('scoring.usually', { points: usualPoints })}
                    </Text>
                  )}
                </div>
                <NumberInput
                  aria-label={t(`leads:reason.${reason}`)}
                  min={-100}
                  max={100}
                  allowDecimal={false}
                  {...form.getInputProps(`points.${reason}`)}
                />
              </div>
            ))}
          {kind === 'field' && (
            <>
              <TagsField
                label={t('scoring.seniorWords')}
                description={t('scoring.seniorWordsHint')}
                maxTags={100}
                separators={[',', ';']}
                clearable
                clearButtonProps={{ 'aria-label': t('common:clear') }}
                {...form.getInputProps('seniorWords')}
              />
              <MultiSelect
                label={t('scoring.countries')}
                description={t('scoring.countriesHint')}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('common:clear') }}
                nothingFoundMessage={t('common:search.nothing')}
                maxDropdownHeight={240}
                data={countries(i18n.language).map(({ code }) => ({
                  value: code,
                  label: countryName(code, i18n.language) ?? code,
                }))}
                {...form.getInputProps('countries')}
              />
            </>
          )}
          {kind === 'engagement' && (
            <NumberInput
              label={t('scoring.halfLife')}
              description={t('scoring.halfLifeHint')}
              min={1}
              max={365}
              allowDecimal={false}
              maw={260}
              {...form.getInputProps('halfLifeDays')}
            />
          )}
        </Stack>
      ))}
    </FormDialog>
  );
}
