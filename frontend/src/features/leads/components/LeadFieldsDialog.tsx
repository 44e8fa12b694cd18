import { ActionIcon, Button, Select, TagsInput, Text, TextInput, Tooltip } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { asProblem } from '@/api/problem';
import { confirm } from '@/components/confirm';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { SortableList } from '@/components/SortableList';
import { showDone } from '@/components/toasts';
import { labelIn } from '@/lib/labels';
import { moved } from '@/lib/moved';
import { defineLeadFields, leadFieldsQuery } from '../api';
import {
  type FieldSetValues,
  fieldSetRequest,
  fieldSetSchema,
  fieldSetValues,
  fieldTypes,
  newField,
  removedFields,
} from '../fields.model';
import type { LeadFieldSet } from '../model';
import classes from './Leads.module.css';

interface Props {
  campaignId: string;
  set: LeadFieldSet;
  onClose: () => void;
}

/** Adds, renames, orders and removes a campaign's own fields. Removing one that is used asks. */
export function LeadFieldsDialog({ campaignId, set, onClose }: Props) {
  const { t, i18n } = useTranslation('leads');
  const client = useQueryClient();
  const dropped = useRef<string[]>([]);
  const record = useRecordForm<FieldSetValues, LeadFieldSet>({
    draftKey: `lead-fields:${campaignId}`,
    initial: fieldSetValues(set),
    version: set.version,
    toValues: fieldSetValues,
    schema: fieldSetSchema,
    fields: {
      items: {
        label: t('fields.title'),
        show: (items) => items.map(({ label }) => labelIn(label, i18n.language)).join(', '),
      },
    },
    save: async (values, attempt) => {
      const send = () =>
        defineLeadFields(campaignId, attempt.version, fieldSetRequest(values, dropped.current));
      try {
        return await send();
      } catch (error) {
        const problem = asProblem(error);
        const gone = removedFields(set.items, values.items);
        if (problem.code !== 'in_use' || gone.length === 0) throw error;
        const sure = await confirm({
          title: t('fields.removeTitle'),
          message: t('fields.removeMessage', {
            fields: gone.map(({ label }) => labelIn(label, i18n.language)).join(', '),
          }),
          confirm: t('fields.removeVerb'),
          danger: true,
        });
        if (!sure) throw error;
        dropped.current = gone.map(({ key }) => key);
        return send();
      }
    },
    onSaved: (result) => {
      client.setQueryData(leadFieldsQuery(campaignId).queryKey, result);
      void client.invalidateQueries({ queryKey: ['get', '/api/leads'] });
      showDone(t('fields.saved'));
      onClose();
    },
  });
  const { form } = record;
  const { items } = form.values;
  const name = (index: number) => {
    const label = items[index]?.label;
    return (
      (label && (labelIn(label, i18n.language) || label.en || label.fr)) ||
      t('fields.number', { number: index + 1 })
    );
  };
  return (
    <FormDialog title={t('fields.edit')} record={record} onClose={onClose} size="xl">
      <Text size="sm" c="dimmed">
        {t('fields.hint')}
      </Text>
      <SortableList
        label={t('fields.title')}
        items={items.map(({ id }, index) => ({ id, name: name(index) }))}
        onMove={(from, to) => form.setFieldValue('items', moved(items, from, to))}
      >
        {(index) => (
          <FieldLine
            form={form}
            index={index}
            name={name(index)}
            onRemove={() => form.removeListItem('items', index)}
          />
        )}
      </SortableList>
      <Button
        variant="light"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => form.insertListItem('items', newField(newKey()))}
      >
        {t('fields.add')}
      </Button>
    </FormDialog>
  );
}

interface LineProps {
  form: UseFormReturnType<FieldSetValues>;
  index: number;
  /** Names the field for those who hear one input after the other. */
  name: string;
  onRemove: () => void;
}

function FieldLine({ form, index, name, onRemove }: LineProps) {
  const { t } = useTranslation('leads');
  const path = `items.${index}`;
  const field = form.values.items[index];
  const remove = t('fields.remove', { name });
  return (
    <fieldset className={classes.fields} aria-label={name}>
      <TextInput
        label={t('fields.labelEn')}
        maxLength={80}
        {...form.getInputProps(`${path}.label.en`)}
      />
      <TextInput
        label={t('fields.labelFr')}
        maxLength={80}
        {...form.getInputProps(`${path}.label.fr`)}
      />
      <Select
        label={t('fields.kind')}
        allowDeselect={false}
        // What is entered already would not fit another type.
        disabled={field?.key !== ''}
        data={fieldTypes.map((type) => ({ value: type, label: t(`fields.type.${type}`) }))}
        {...form.getInputProps(`${path}.type`)}
      />
      <Tooltip label={remove}>
        <ActionIcon size={36} aria-label={remove} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
      {field?.type === 'choice' && (
        <TagsInput
          className={classes.choices ?? ''}
          label={t('fields.choices')}
          description={t('fields.choicesHint')}
          maxTags={100}
          maxLength={80}
          {...form.getInputProps(`${path}.choices`)}
        />
      )}
    </fieldset>
  );
}
