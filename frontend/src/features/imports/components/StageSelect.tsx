import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelIn, useStages } from '@/features/pipelines/public';

/** Chooses a stage of any pipeline. */
export function StageSelect(props: Omit<SelectProps, 'data'>) {
  const { i18n } = useTranslation();
  const { pipelines } = useStages();
  return (
    <Select
      {...props}
      data={pipelines.map((pipeline) => ({
        group: labelIn(pipeline.label, i18n.language),
        items: pipeline.stages.map((stage) => ({
          value: stage.key,
          label: labelIn(stage.label, i18n.language),
        })),
      }))}
      searchable
      clearable
    />
  );
}
