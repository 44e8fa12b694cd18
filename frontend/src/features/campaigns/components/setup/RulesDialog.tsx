import { Checkbox, Chip, Group, Input, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form/FormDialog';
import { type CampaignSettings, retried, weekdayName, weekdays } from '../../setup.model';
import classes from './Setup.module.css';
import { useDuration } from './useDuration';
import { useSettingsForm } from './useSettingsForm';

interface Props {
  campaignId: string;
  settings: CampaignSettings;
  onClose: () => void;
}

/** When leads are called, how often, and how long after each other. */
export function RulesDialog({ campaignId, settings, onClose }: Props) {
  const { t, i18n } = useTranslation('campaigns');
  const duration = useDuration();
  const record = useSettingsForm(campaignId, settings, 'campaign-rules', onClose);
  const { form } = record;
  const minutes = (typed: number | '') => (typed === '' ? undefined : duration(typed));
  return (
    <FormDialog title={t('setup.editRules')} record={record} onClose={onClose} size="xl">
      <Input.Wrapper
        label={t('setup.days')}
        description={t('setup.daysHint')}
        error={form.errors['window.days']}
        labelElement="div"
      >
        <Chip.Group multiple {...form.getInputProps('window.days')}>
          <Group gap={6} mt={6}>
            {weekdays.map((day) => (
              <Chip
                key={day}
                value={String(day)}
                variant="light"
                aria-label={weekdayName(day, i18n.language, 'long')}
              >
                {weekdayName(day, i18n.language, 'short')}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="md">
        <TimeInput label={t('setup.from')} {...form.getInputProps('window.from')} />
        <TimeInput label={t('setup.to')} {...form.getInputProps('window.to')} />
      </SimpleGrid>
      <Checkbox
        label={t('setup.skipHolidays')}
        description={t('setup.skipHolidaysHint')}
        {...form.getInputProps('window.skipHolidays', { type: 'checkbox' })}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        <NumberInput
          label={t('setup.cooling')}
          description={t('setup.coolingHint')}
          min={0}
          max={43_200}
          allowDecimal={false}
          suffix={t('setup.minutes')}
          {...form.getInputProps('coolingMinutes')}
        />
        <NumberInput
          label={t('setup.lease')}
          description={t('setup.leaseHint')}
          min={1}
          max={60}
          allowDecimal={false}
          suffix={t('setup.minutes')}
          {...form.getInputProps('leaseMinutes')}
        />
        <NumberInput
          label={t('setup.maxAttempts')}
          description={t('setup.maxAttemptsHint')}
          min={1}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('maxAttempts')}
        />
      </SimpleGrid>
      <Stack gap={6}>
        <Text fw={600}>{t('retry.title')}</Text>
        <Text size="sm" c="dimmed">
          {t('retry.hint')}
        </Text>
        {retried.map((outcome) => (
          <fieldset key={outcome} className={classes.retry}>
            <legend>{t(`outcome.${outcome}`)}</legend>
            <NumberInput
              label={t('retry.wait')}
              description={minutes(form.values.retryRules[outcome].waitMinutes)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              max={525_600}
              allowDecimal={false}
              suffix={t('setup.minutes')}
              {...form.getInputProps(`retryRules.${outcome}.waitMinutes`)}
            />
            <NumberInput
              label={t('retry.most')}
              min={1}
              max={100}
              allowDecimal={false}
              {...form.getInputProps(`retryRules.${outcome}.maxAttempts`)}
            />
            <Checkbox
              label={t('retry.otherDayPart')}
              {...form.getInputProps(`retryRules.${outcome}.otherDayPart`, { type: 'checkbox' })}
            />
          </fieldset>
        ))}
      </Stack>
    </FormDialog>
  );
}
