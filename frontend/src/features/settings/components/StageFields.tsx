import { ActionIcon, NumberInput, Select, TextInput, Tooltip } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type PipelineValues, stageKinds } from '../model';
import classes from './StageFields.module.css';

interface Props {
  form: UseFormReturnType<PipelineValues>;
  index: number;
  /** Names the stage for those who hear one field after the other. */
  name: string;
  onRemove: () => void;
}

/** One stage: its names, its kind, how likely its deals are, and when they rot. */
export function StageFields({ form, index, name, onRemove }: Props) {
  const { t } = useTranslation('settings');
  const stage = form.values.stages[index];
  if (!stage) return null;
  const path = `stages.${index}`;
  const open = stage.kind === 'open';
  const remove = t('stage.remove', { name });
  return (
    <fieldset className={classes.stage} aria-label={name}>
      <TextInput
        className={classes.wide}
        label={t('labelEn')}
        maxLength={80}
        {...form.getInputProps(`${path}.label.en`)}
      />
      <TextInput
        className={classes.wide}
        label={t('labelFr')}
        maxLength={80}
        {...form.getInputProps(`${path}.label.fr`)}
      />
      <Select
        label={t('stage.kind')}
        allowDeselect={false}
        data={stageKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        {...form.getInputProps(`${path}.kind`)}
      />
      <NumberInput
        label={t('stage.probability')}
        min={0}
        max={100}
        allowDecimal={false}
        suffix=" %"
        disabled={!open}
        {...form.getInputProps(`${path}.probability`)}
        {...(open ? {} : { value: stage.kind === 'won' ? 100 : 0 })}
      />
      <NumberInput
        label={t('stage.rottingDays')}
        min={1}
        max={3650}
        allowDecimal={false}
        disabled={!open}
        {...form.getInputProps(`${path}.rottingDays`)}
        {...(open ? {} : { value: '' })}
      />
      <Tooltip label={remove}>
        <ActionIcon className={classes.remove} size={36} aria-label={remove} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </fieldset>
  );
}
