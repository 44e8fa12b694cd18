import { Button, Checkbox, Input, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { useDialog } from '@/app/useDialog';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { SortableList } from '@/components/SortableList';
import { showDone } from '@/components/toasts';
import { labelIn } from '@/features/pipelines/public';
import { moved } from '@/lib/moved';
import { amendPipeline, createPipeline, usePipelinesChanged } from '../api';
import {
  newPipeline,
  newStage,
  type Pipeline,
  type PipelineValues,
  pipelineSchema,
  requestOf,
  valuesOf,
} from '../model';
import { StageFields } from './StageFields';

/** The pipeline dialogs that the address may have open. */
export function PipelineDialogs({ pipelines }: { pipelines: readonly Pipeline[] }) {
  const { dialog, close } = useDialog();
  if (dialog?.name === 'new-pipeline') return <PipelineDialog onClose={close} />;
  if (dialog?.name !== 'edit-pipeline') return null;
  const pipeline = pipelines.find(({ key }) => key === dialog.id);
  return pipeline ? (
    <PipelineDialog key={pipeline.key} pipeline={pipeline} onClose={close} />
  ) : null;
}

interface Props {
  /** Left out to create one. */
  pipeline?: Pipeline;
  onClose: () => void;
}

function PipelineDialog({ pipeline, onClose }: Props) {
  const { t, i18n } = useTranslation('settings');
  const changed = usePipelinesChanged();
  const record = useRecordForm<PipelineValues, Pipeline>({
    draftKey: pipeline ? `edit-pipeline:${pipeline.key}` : 'new-pipeline',
    initial: pipeline ? valuesOf(pipeline) : newPipeline(newKey),
    ...(pipeline ? { version: pipeline.version } : {}),
    toValues: valuesOf,
    schema: pipelineSchema,
    fields: {
      label: { label: t('pipelines.name'), show: ({ en, fr }) => `${en} · ${fr}` },
      isDefault: { label: t('pipelines.default'), show: (yes) => t(yes ? 'yes' : 'no') },
      stages: {
        label: t('pipelines.stages'),
        show: (stages) => stages.map(({ label }) => labelIn(label, i18n.language)).join(', '),
      },
    },
    save: (values, attempt) =>
      pipeline
        ? amendPipeline(pipeline.key, attempt.version, requestOf(values))
        : createPipeline(requestOf(values), attempt.idempotencyKey),
    onSaved: (result) => {
      void changed();
      showDone(t('pipelines.saved', { name: labelIn(result.label, i18n.language) }));
      onClose();
    },
  });
  const { form } = record;
  const { stages } = form.values;
  const stageName = (index: number) => {
    const label = stages[index]?.label;
    return (label && labelIn(label, i18n.language)) || t('stage.number', { number: index + 1 });
  };
  return (
    <FormDialog
      title={
        pipeline
          ? t('pipelines.edit', { name: labelIn(pipeline.label, i18n.language) })
          : t('pipelines.new')
      }
      record={record}
      onClose={onClose}
      size="xl"
      submitLabel={pipeline ? t('common:save') : t('pipelines.create')}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          label={t('labelEn')}
          required
          data-autofocus
          maxLength={80}
          {...form.getInputProps('label.en')}
        />
        <TextInput
          label={t('labelFr')}
          required
          maxLength={80}
          {...form.getInputProps('label.fr')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('pipelines.makeDefault')}
        disabled={pipeline?.isDefault ?? false}
        description={pipeline?.isDefault ? t('pipelines.defaultHint') : undefined}
        {...form.getInputProps('isDefault', { type: 'checkbox' })}
      />
      <Stack gap={4}>
        <Text fw={600}>{t('pipelines.stages')}</Text>
        <Text size="sm" c="dimmed">
          {t('pipelines.stagesHint')}
        </Text>
        <SortableList
          label={t('pipelines.stages')}
          items={stages.map(({ id }, index) => ({ id, name: stageName(index) }))}
          onMove={(from, to) => form.setFieldValue('stages', moved(stages, from, to))}
        >
          {(index) => (
            <StageFields
              form={form}
              index={index}
              name={stageName(index)}
              onRemove={() => form.removeListItem('stages', index)}
            />
          )}
        </SortableList>
        {typeof form.errors.stages === 'string' && (
          <Input.Error role="alert">{form.errors.stages}</Input.Error>
        )}
        <Button
          variant="light"
          mt="xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => {
            // Before the closed stages, where work goes on.
            const closed = stages.findIndex(({ kind }) => kind !== 'open');
            form.insertListItem('stages', newStage(newKey()), closed < 0 ? undefined : closed);
          }}
        >
          {t('stage.add')}
        </Button>
      </Stack>
    </FormDialog>
  );
}
