import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { confirm } from '@/components/confirm';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { showDone, showError } from '@/components/toasts';
import { StatusBadge } from '@/features/leads/public';
import { replaceStatuses, useSetupChanged } from '../../api';
import type { LeadStatusSet } from '../../setup.model';
import { EditButton } from './EditButton';
import { StatusesDialog } from './StatusesDialog';

interface Props {
  campaignId: string;
  set: LeadStatusSet;
  mayEdit: boolean;
}

/** The statuses of the campaign's leads, each with how many have it. */
export function StatusesCard({ campaignId, set, mayEdit }: Props) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { dialog, open, close } = useDialog();
  const changed = useSetupChanged(campaignId);
  const reset = async () => {
    const sure = await confirm({
      title: t('statuses.resetTitle'),
      message: t('statuses.resetMessage'),
      confirm: t('statuses.reset'),
    });
    if (!sure) return;
    try {
      const request = { reset: true, items: [], mapping: {} };
      changed.statuses(await replaceStatuses(campaignId, set.version, request));
      showDone(t('statuses.saved'));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <SectionCard
      title={
        <Group gap="sm">
          {t('statuses.title')}
          <Badge color={set.own ? 'mint' : 'gray'}>
            {t(set.own ? 'statuses.own' : 'statuses.default')}
          </Badge>
        </Group>
      }
      action={
        mayEdit && (
          <EditButton
            of={t('statuses.title')}
            onClick={() => void open('campaign-statuses', campaignId)}
          />
        )
      }
    >
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {set.items.map(({ key, label, meaning, color, leadCount }) => (
          <Group key={key} component="li" justify="space-between" wrap="nowrap" gap="sm">
            <Group gap="sm" miw={0}>
              <StatusBadge face={{ label, meaning, color }} />
              <Text size="sm" c="dimmed">
                {t(`leads:meaning.${meaning}`)}
              </Text>
            </Group>
            <Anchor
              component={Link}
              to={`/leads?campaignId=${campaignId}&status=${key}`}
              size="sm"
              style={{ whiteSpace: 'nowrap' }}
            >
              {t('leadCount', { count: leadCount, number: format.number(leadCount) })}
            </Anchor>
          </Group>
        ))}
      </Stack>
      {set.own && mayEdit && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          mt="sm"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => void reset()}
        >
          {t('statuses.reset')}
        </Button>
      )}
      {dialog?.name === 'campaign-statuses' && dialog.id === campaignId && mayEdit && (
        <StatusesDialog campaignId={campaignId} set={set} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}
