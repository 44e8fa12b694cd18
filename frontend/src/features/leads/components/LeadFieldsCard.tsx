import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { labelIn } from '@/lib/labels';
import { leadFieldsQuery } from '../api';
import { LeadFieldsDialog } from './LeadFieldsDialog';

/** The fields that a campaign asks about its leads beyond those that every lead has. */
export function LeadFieldsCard({ campaignId, mayEdit }: { campaignId: string; mayEdit: boolean }) {
  const { t, i18n } = useTranslation('leads');
  const { dialog, open, close } = useDialog();
  const fields = useQuery(leadFieldsQuery(campaignId));
  if (fields.error) {
    return <ErrorState error={fields.error} onRetry={() => void fields.refetch()} compact />;
  }
  if (!fields.data) return <CardSkeleton lines={3} />;
  const { items } = fields.data;
  return (
    <SectionCard
      title={t('fields.title')}
      action={
        mayEdit && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPencil size={14} aria-hidden />}
            aria-label={t('fields.edit')}
            onClick={() => void open('lead-fields', campaignId)}
          >
            {t('common:edit')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <Text c="dimmed">{t('fields.none')}</Text>
      ) : (
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map(({ key, label, type, choices }) => (
            <Group key={key} component="li" justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm" fw={550}>
                {labelIn(label, i18n.language)}
              </Text>
              <Group gap="sm" wrap="nowrap" miw={0}>
                <Text size="sm" c="dimmed" truncate>
                  {choices.join(', ')}
                </Text>
                <Badge color="gray" tt="none">
                  {t(`fields.type.${type}`)}
                </Badge>
              </Group>
            </Group>
          ))}
        </Stack>
      )}
      {dialog?.name === 'lead-fields' && dialog.id === campaignId && mayEdit && (
        <LeadFieldsDialog campaignId={campaignId} set={fields.data} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}
