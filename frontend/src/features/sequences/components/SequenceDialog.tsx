import {
  Checkbox,
  Chip,
  Fieldset,
  Group,
  Input,
  NumberInput,
  SimpleGrid,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { ChosenName, SearchSelect } from '@/components/SearchSelect';
import { showDone } from '@/components/toasts';
import { campaignSource } from '@/features/campaigns/public';
import { userSource } from '@/features/users/public';
import { amendSequence, createSequence, useSequencesChanged } from '../api';
import {
  NEW_SEQUENCE,
  type Sequence,
  type SequenceValues,
  sequenceSchema,
  stopKeys,
  valuesOf,
} from '../model';
import { weekdays } from '../words';

const campaigns = campaignSource();

interface Props {
  /** Left out to create one. */
  sequence?: Sequence;
  onClose: () => void;
  onCreated?: (sequence: Sequence) => void;
}

/** A sequence's name, when its mails may go out, and what ends it for somebody. */
export function SequenceDialog({ sequence, onClose, onCreated }: Props) {
  const { t, i18n } = useTranslation('sequences');
  const { saved } = useSequencesChanged();
  const record = useRecordForm<SequenceValues, Sequence>({
    draftKey: sequence ? `edit-sequence:${sequence.id}` : 'new-sequence',
    initial: sequence ? valuesOf(sequence) : NEW_SEQUENCE,
    ...(sequence ? { version: sequence.version } : {}),
    toValues: valuesOf,
    schema: sequenceSchema,
    fields: {
      name: { label: t('field.name') },
      campaignId: {
        label: t('field.campaign'),
        show: (id) => <ChosenName source={campaigns} value={id} />,
      },
      ownerId: {
        label: t('field.owner'),
        show: (id) => <ChosenName source={userSource} value={id} />,
      },
      days: { label: t('field.days'), show: (days) => days.join(', ') },
      from: { label: t('field.from') },
      to: { label: t('field.to') },
      skipHolidays: { label: t('field.skipHolidays'), show: (on) => t(on ? 'yes' : 'no') },
      throttleMinutes: { label: t('field.throttle') },
      dailyCap: { label: t('field.dailyCap') },
      companyPauseHours: { label: t('field.companyPause') },
      stopOn: {
        label: t('field.stopOn'),
        show: (keys) => keys.map((key) => t(`stopOn.${key}`)).join(', '),
      },
      parallel: { label: t('field.parallel'), show: (on) => t(on ? 'yes' : 'no') },
    },
    save: (values, attempt) =>
      sequence
        ? amendSequence(sequence.id, attempt.version, values)
        : createSequence(values, attempt.idempotencyKey),
    onSaved: (result) => {
      saved(result);
      showDone(t(sequence ? 'saved' : 'created', { name: result.name }));
      if (!sequence && onCreated) onCreated(result);
      else onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog
      title={sequence ? t('edit', { name: sequence.name }) : t('new')}
      record={record}
      onClose={onClose}
      size="lg"
      submitLabel={sequence ? t('common:save') : t('create')}
    >
      <TextInput
        label={t('field.name')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={{ base: 1, sm: sequence?.may.assign ? 2 : 1 }}>
        <SearchSelect
          label={t('field.campaign')}
          description={t('hint.campaign')}
          placeholder={t('anyCampaign')}
          source={campaigns}
          clearable
          {...form.getInputProps('campaignId')}
        />
        {sequence?.may.assign && (
          <SearchSelect
            label={t('field.owner')}
            description={t('hint.owner')}
            source={userSource}
            {...form.getInputProps('ownerId')}
          />
        )}
      </SimpleGrid>
      <Fieldset legend={t('part.window')} variant="unstyled">
        <Stack gap="sm">
          <Input.Wrapper
            label={t('field.days')}
            description={t('hint.window')}
            error={form.errors.days}
          >
            <Chip.Group multiple {...form.getInputProps('days')}>
              <Group gap={6} mt={6}>
                {weekdays(i18n.language).map(({ day, name }) => (
                  <Chip key={day} value={String(day)} size="sm" variant="outline">
                    {name}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <SimpleGrid cols={2}>
            <TextInput
              type="time"
              label={t('field.from')}
              required
              {...form.getInputProps('from')}
            />
            <TextInput type="time" label={t('field.to')} required {...form.getInputProps('to')} />
          </SimpleGrid>
          <Switch
            label={t('field.skipHolidays')}
            {...form.getInputProps('skipHolidays', { type: 'checkbox' })}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('part.pace')} variant="unstyled">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label={t('field.throttle')}
            description={t('hint.throttle')}
            min={0}
            max={1440}
            decimalScale={1}
            {...form.getInputProps('throttleMinutes')}
          />
          <NumberInput
            label={t('field.dailyCap')}
            description={t('hint.dailyCap')}
            min={1}
            max={10_000}
            allowDecimal={false}
            {...form.getInputProps('dailyCap')}
          />
          <NumberInput
            label={t('field.companyPause')}
            description={t('hint.companyPause')}
            min={0}
            max={720}
            allowDecimal={false}
            {...form.getInputProps('companyPauseHours')}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend={t('field.stopOn')} variant="unstyled">
        <Checkbox.Group description={t('hint.stopOn')} {...form.getInputProps('stopOn')}>
          <Stack gap={8} mt={8}>
            {stopKeys.map((key) => (
              <Checkbox key={key} value={key} label={t(`stopOn.${key}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Fieldset>
      <Switch
        label={t('field.parallel')}
        description={t('hint.parallel')}
        {...form.getInputProps('parallel', { type: 'checkbox' })}
      />
    </FormDialog>
  );
}
