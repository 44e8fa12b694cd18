import { Tabs } from '@mantine/core';
import { IconChartBar, IconRoute2 } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The two pages on sequences: what there is, and what it brings. */
export function SequencesTabs({ value }: { value: '/sequences' | '/email-automation' }) {
  const { t } = useTranslation('sequences');
  const navigate = useNavigate();
  return (
    <Tabs value={value} mb="lg" onChange={(to) => to && void navigate({ to })}>
      <Tabs.List>
        <Tabs.Tab value="/sequences" leftSection={<IconRoute2 size={16} aria-hidden />}>
          {t('title')}
        </Tabs.Tab>
        <Tabs.Tab value="/email-automation" leftSection={<IconChartBar size={16} aria-hidden />}>
          {t('results.title')}
        </Tabs.Tab>
      </Tabs.List>
      {/* Each page is the panel of its tab. */}
      <Tabs.Panel value="/sequences">{null}</Tabs.Panel>
      <Tabs.Panel value="/email-automation">{null}</Tabs.Panel>
    </Tabs>
  );
}
