import {
  ActionIcon,
  Alert,
  Button,
  ColorInput,
  Input,
  Select,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { useFormat } from '@/components/reader';
import { SortableList } from '@/components/SortableList';
import { showDone } from '@/components/toasts';
import { meanings } from '@/features/leads/public';
import { labelIn } from '@/lib/labels';
import { moved } from '@/lib/moved';
import { replaceStatuses, useSetupChanged } from '../../api';
import {
  hasBeginning,
  type LeadStatusSet,
  leaving,
  newStatus,
  type StatusSetValues,
  statusSetRequest,
  statusSetSchema,
  statusSetValues,
} from '../../setup.model';
import classes from './Setup.module.css';

const swatches = [
  '#868e96',
  '#228be6',
  '#7950f2',
  '#2f9e66',
  '#3bbf7a',
  '#f08c00',
  '#e03131',
  '#c2255c',
];

interface Props {
  campaignId: string;
  set: LeadStatusSet;
  onClose: () => void;
}

/** The campaign's own statuses: names, order, colour, what each means, and where leads go. */
export function StatusesDialog({ campaignId, set, onClose }: Props) {
  const { t, i18n } = useTranslation('campaigns');
  const format = useFormat();
  const changed = useSetupChanged(campaignId);
  const record = useRecordForm<StatusSetValues, LeadStatusSet>({
    draftKey: `campaign-statuses:${campaignId}`,
    initial: statusSetValues(set),
    version: set.version,
    toValues: statusSetValues,
    schema: statusSetSchema,
    validate: ({ items, mapping }) => ({
      ...(hasBeginning(items) ? {} : { items: t('statuses.needsNew') }),
      ...Object.fromEntries(
        leaving(set, items)
          .filter(({ key }) => !items.some(({ id }) => id === mapping[key]))
          .map(({ key }) => [`mapping.${key}`, t('statuses.chooseTarget')]),
      ),
    }),
    fields: {
      items: {
        label: t('statuses.title'),
        show: (items) => items.map(({ label }) => labelIn(label, i18n.language)).join(', '),
      },
      mapping: { label: t('statuses.mapping'), show: (mapping) => Object.keys(mapping).join(', ') },
    },
    save: (values, attempt) =>
      replaceStatuses(campaignId, attempt.version, statusSetRequest(set, values)),
    onSaved: (result) => {
      changed.statuses(result);
      showDone(t('statuses.saved'));
      onClose();
    },
  });
  const { form } = record;
  const { items } = form.values;
  const name = (index: number) => {
    const label = items[index]?.label;
    return (label && labelIn(label, i18n.language)) || t('statuses.number', { number: index + 1 });
  };
  const targets = items.map(({ id }, index) => ({ value: id, label: name(index) }));
  const going = leaving(set, items);
  return (
    <FormDialog title={t('statuses.edit')} record={record} onClose={onClose} size="xl">
      <Text size="sm" c="dimmed">
        {t('statuses.hint')}
      </Text>
      <SortableList
        label={t('statuses.title')}
        items={items.map(({ id }, index) => ({ id, name: name(index) }))}
        onMove={(from, to) => form.setFieldValue('items', moved(items, from, to))}
      >
        {(index) => (
          <StatusFields
            form={form}
            index={index}
            name={name(index)}
            onRemove={() => form.removeListItem('items', index)}
          />
        )}
      </SortableList>
      {typeof form.errors.items === 'string' && (
        <Input.Error role="alert">{form.errors.items}</Input.Error>
      )}
      <Button
        variant="light"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => form.insertListItem('items', newStatus(newKey()))}
      >
        {t('statuses.add')}
      </Button>
      {going.length > 0 && (
        <Alert
          color="orange"
          variant="light"
          title={t('statuses.mapping')}
          icon={<IconArrowRight size={18} aria-hidden />}
        >
          <Stack gap="sm">
            <Text size="sm">{t('statuses.mappingHint')}</Text>
            {going.map(({ key, label, leadCount }) => (
              <Select
                key={key}
                label={t('statuses.goesTo', {
                  count: leadCount,
                  number: format.number(leadCount),
                  status: labelIn(label, i18n.language),
                })}
                placeholder={t('statuses.choose')}
                data={targets}
                required
                {...form.getInputProps(`mapping.${key}`)}
                value={form.values.mapping[key] ?? null}
              />
            ))}
          </Stack>
        </Alert>
      )}
    </FormDialog>
  );
}

interface FieldsProps {
  form: UseFormReturnType<StatusSetValues>;
  index: number;
  /** Names the status for those who hear one field after the other. */
  name: string;
  onRemove: () => void;
}

function StatusFields({ form, index, name, onRemove }: FieldsProps) {
  const { t } = useTranslation('campaigns');
  const path = `items.${index}`;
  const remove = t('statuses.remove', { name });
  return (
    <fieldset className={classes.status} aria-label={name}>
      <TextInput
        label={t('statuses.labelEn')}
        maxLength={80}
        {...form.getInputProps(`${path}.label.en`)}
      />
      <TextInput
        label={t('statuses.labelFr')}
        maxLength={80}
        {...form.getInputProps(`${path}.label.fr`)}
      />
      <Select
        label={t('statuses.means')}
        allowDeselect={false}
        data={meanings.map((meaning) => ({ value: meaning, label: t(`leads:meaning.${meaning}`) }))}
        {...form.getInputProps(`${path}.meaning`)}
      />
      <ColorInput
        label={t('statuses.color')}
        format="hex"
        swatches={swatches}
        swatchesPerRow={8}
        withEyeDropper={false}
        popoverProps={{ withinPortal: true }}
        {...form.getInputProps(`${path}.color`)}
      />
      <Tooltip label={remove}>
        <ActionIcon size={36} aria-label={remove} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </fieldset>
  );
}
