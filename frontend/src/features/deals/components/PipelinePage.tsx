import { Button, Group, SegmentedControl, Select, VisuallyHidden } from '@mantine/core';
import { IconLayoutKanban, IconPlus, IconTable } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { PageHeader } from '@/components/PageHeader';
import { defaultPipeline, labelIn, useStages } from '@/features/pipelines/public';
import type { PipelineSearch } from '../search.model';
import { Board } from './board/Board';
import { DealDialogs } from './DealDialogs';
import { DealFilters } from './DealFilters';
import { DealTable } from './DealTable';
import { DealTiles } from './DealTiles';
import classes from './PipelinePage.module.css';

/** The pipeline: its numbers, its filter, and the deals as a board or as a table. */
export function PipelinePage({ search }: { search: PipelineSearch }) {
  const { t } = useTranslation('deals');
  const { open } = useDialog();
  const asTable = search.view === 'table';
  useLiveTopics('pipeline', 'directory');
  return (
    <div className={classes.page} data-view={asTable ? 'table' : 'board'}>
      <PageHeader
        title={t('title')}
        actions={
          <Group gap="sm">
            <PipelineSwitch search={search} />
            <ViewSwitch search={search} />
            <Button
              leftSection={<IconPlus size={17} aria-hidden />}
              onClick={() => void open('new-deal')}
            >
              {t('new')}
            </Button>
          </Group>
        }
      />
      <DealTiles search={search} />
      {asTable ? (
        <DealTable search={search} />
      ) : (
        <>
          <DealFilters search={search} />
          <Board search={search} />
        </>
      )}
      <DealDialogs announce />
    </div>
  );
}

function ViewSwitch({ search }: { search: PipelineSearch }) {
  const { t } = useTranslation('deals');
  const navigate = useNavigate();
  const icon = { size: 17, stroke: 1.8, 'aria-hidden': true };
  return (
    <SegmentedControl
      aria-label={t('view.label')}
      value={search.view ?? 'board'}
      onChange={(view) =>
        void navigate({
          to: '/pipeline',
          search: { ...search, view: view === 'table' ? 'table' : undefined },
        })
      }
      data={[
        {
          value: 'board',
          label: (
            <>
              <IconLayoutKanban {...icon} style={{ display: 'block' }} />
              <VisuallyHidden>{t('view.board')}</VisuallyHidden>
            </>
          ),
        },
        {
          value: 'table',
          label: (
            <>
              <IconTable {...icon} style={{ display: 'block' }} />
              <VisuallyHidden>{t('view.table')}</VisuallyHidden>
            </>
          ),
        },
      ]}
    />
  );
}

function PipelineSwitch({ search }: { search: PipelineSearch }) {
  const { t, i18n } = useTranslation('deals');
  const navigate = useNavigate();
  const { pipelines } = useStages();
  if (pipelines.length < 2) return null;
  return (
    <Select
      aria-label={t('pipeline')}
      w={190}
      allowDeselect={false}
      value={search.pipeline ?? defaultPipeline(pipelines)?.key ?? null}
      data={pipelines.map((one) => ({ value: one.key, label: labelIn(one.label, i18n.language) }))}
      onChange={(pipeline) =>
        void navigate({
          to: '/pipeline',
          // Stages belong to one pipeline.
          search: { ...search, stage: undefined, pipeline: pipeline ?? undefined },
        })
      }
    />
  );
}
