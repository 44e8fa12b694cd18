import { Button } from '@mantine/core';
import { IconChartBar, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { PageHeader } from '@/components/PageHeader';
import { RecordTabs } from '@/components/RecordTabs';
import type { TemplateSearch } from '../api';
import { ResultsTab } from './ResultsTab';
import { TemplateDialogs } from './TemplateDialogs';
import { TemplatesTab } from './TemplatesTab';

export function TemplatesPage({ search }: { search: TemplateSearch }) {
  const { t } = useTranslation('templates');
  const { open } = useDialog();
  useLiveTopics('lists', 'mail');
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <Button
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => void open('new-template')}
          >
            {t('new')}
          </Button>
        }
      />
      <RecordTabs
        tab={search.tab ?? 'list'}
        tabs={[
          {
            name: 'list',
            label: t('tab.list'),
            icon: IconTemplate,
            content: () => <TemplatesTab search={search} />,
          },
          {
            name: 'results',
            label: t('tab.results'),
            icon: IconChartBar,
            content: () => <ResultsTab search={search} />,
          },
        ]}
      />
      <TemplateDialogs />
    </>
  );
}
