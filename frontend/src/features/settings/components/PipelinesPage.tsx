import {
  Badge,
  Button,
  Card,
  Group,
  Stack,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconPencil, IconPlus, IconTimelineEvent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { RecordMenu } from '@/components/RecordMenu';
import { useFormat } from '@/components/reader';
import { removeRecord } from '@/components/removeRecord';
import { CardSkeleton } from '@/components/Skeletons';
import { labelIn } from '@/features/pipelines/public';
import { countedPipelinesQuery, deletePipeline, usePipelinesChanged } from '../api';
import { kindColor, type Pipeline } from '../model';
import { PipelineDialogs } from './PipelineDialog';

export function PipelinesPage() {
  const { t } = useTranslation('settings');
  const { open } = useDialog();
  useLiveTopics('directory');
  const { data, isPending, error, refetch } = useQuery(countedPipelinesQuery);
  const create = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => void open('new-pipeline')}
    >
      {t('pipelines.new')}
    </Button>
  );
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw={640}>
          {t('pipelines.explain')}
        </Text>
        {create}
      </Group>
      {isPending && <CardSkeleton lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconTimelineEvent} title={t('pipelines.none')} action={create} />
      )}
      {data?.map((pipeline) => (
        <PipelineCard key={pipeline.key} pipeline={pipeline} />
      ))}
      {data && <PipelineDialogs pipelines={data} />}
    </Stack>
  );
}

function PipelineCard({ pipeline }: { pipeline: Pipeline }) {
  const { t, i18n } = useTranslation('settings');
  const format = useFormat();
  const { open } = useDialog();
  const changed = usePipelinesChanged();
  const name = labelIn(pipeline.label, i18n.language);
  const remove = async () => {
    await removeRecord({
      title: t('pipelines.delete.title', { name }),
      message: t('pipelines.delete.message'),
      remove: () => deletePipeline(pipeline.key, pipeline.version),
      done: t('pipelines.delete.done', { name }),
    });
    await changed();
  };
  return (
    <Card component="section" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" mb="sm" align="flex-start">
        <Group gap="sm">
          <Title order={2} size="h3">
            {name}
          </Title>
          {pipeline.isDefault && <Badge color="mint">{t('pipelines.default')}</Badge>}
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => void open('edit-pipeline', pipeline.key)}
          >
            {t('common:edit')}
          </Button>
          <RecordMenu label={t('common:moreActions', { name })} onDelete={() => void remove()} />
        </Group>
      </Group>
      <Table.ScrollContainer
        minWidth={440}
        // What scrolls sideways on a phone has to be reached by keyboard as well.
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table horizontalSpacing="xs">
          <VisuallyHidden component="caption">{t('pipelines.stagesOf', { name })}</VisuallyHidden>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('stage.name')}</Table.Th>
              <Table.Th>{t('stage.kind')}</Table.Th>
              <Table.Th ta="right">{t('stage.probability')}</Table.Th>
              <Table.Th ta="right">{t('stage.rotting')}</Table.Th>
              <Table.Th ta="right">{t('stage.deals')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pipeline.stages.map((stage) => (
              <Table.Tr key={stage.key}>
                <Table.Td fw={550}>{labelIn(stage.label, i18n.language)}</Table.Td>
                <Table.Td>
                  <Badge color={kindColor[stage.kind]}>{t(`kind.${stage.kind}`)}</Badge>
                </Table.Td>
                <Table.Td ta="right" className="fx-num">
                  {format.percent(stage.probability / 100)}
                </Table.Td>
                <Table.Td ta="right" className="fx-num">
                  {stage.rottingDays === null
                    ? format.number(null)
                    : t('stage.days', {
                        count: stage.rottingDays,
                        number: format.number(stage.rottingDays),
                      })}
                </Table.Td>
                <Table.Td ta="right" className="fx-num">
                  {format.number(stage.dealCount)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
