import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { Facts } from '@/components/Facts';
import { SectionCard } from '@/components/SectionCard';
import { countryName } from '@/lib/countries';
import type { Scoring } from '../../setup.model';
import { EditButton } from './EditButton';
import { ScoringDialog } from './ScoringDialog';

interface Props {
  campaignId: string;
  scoring: Scoring;
  mayEdit: boolean;
}

/** What the campaign's leads get points for, the most decisive first. */
export function ScoringCard({ campaignId, scoring, mayEdit }: Props) {
  const { t, i18n } = useTranslation('campaigns');
  const { dialog, open, close } = useDialog();
  const rules = scoring.rules
    .filter(({ points }) => points !== 0)
    .sort((a, b) => b.points - a.points);
  return (
    <SectionCard
      title={t('scoring.title')}
      action={
        mayEdit && (
          <EditButton
            of={t('scoring.title')}
            onClick={() => void open('campaign-scoring', campaignId)}
          />
        )
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('scoring.explain')}
        </Text>
        <Group gap={6}>
          {rules.map(({ reason, points }) => (
            <Badge key={reason} color={points > 0 ? 'mint' : 'red'} tt="none">
              {t(`leads:reason.${reason}`)} {points > 0 ? `+${points}` : `−${-points}`}
            </Badge>
          ))}
        </Group>
        <Facts
          facts={[
            {
              label: t('scoring.countries'),
              value: scoring.countries
                .map((code) => countryName(code, i18n.language) ?? code)
                .join(', '),
            },
            { label: t('scoring.halfLife'), value: scoring.halfLifeDays },
          ]}
        />
      </Stack>
      {dialog?.name === 'campaign-scoring' && dialog.id === campaignId && mayEdit && (
        <ScoringDialog campaignId={campaignId} scoring={scoring} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}
