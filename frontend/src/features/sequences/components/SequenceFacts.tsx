import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '@/components/Facts';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { StatTile } from '@/components/StatTile';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { type Sequence, stopKeys } from '../model';
import { enrolmentStates } from '../people.model';
import { weekdays } from '../words';

/** How many are in it, and the rules it keeps. */
export function SequenceFacts({ sequence }: { sequence: Sequence }) {
  const { t, i18n } = useTranslation('sequences');
  const format = useFormat();
  const { window, stopOn } = sequence;
  const days = weekdays(i18n.language)
    .filter(({ day }) => window.days.includes(day))
    .map(({ name }) => name)
    .join(', ');
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        {enrolmentStates.map((state) => (
          <StatTile
            key={state}
            label={t(`people.${state}`)}
            value={format.number(sequence.counts[state])}
            href={`/sequences/${sequence.id}?tab=people&state=${state}`}
          />
        ))}
      </SimpleGrid>
      <SectionCard title={t('rules')}>
        <Facts
          facts={[
            {
              label: t('part.window'),
              value: `${days}, ${window.from.slice(0, 5)} – ${window.to.slice(0, 5)}`,
            },
            { label: t('field.skipHolidays'), value: t(window.skipHolidays ? 'yes' : 'no') },
            {
              label: t('field.throttle'),
              value: t('minutes', { count: Math.round(sequence.throttleSeconds / 6) / 10 }),
            },
            {
              label: t('field.dailyCap'),
              value:
                sequence.dailyCap === null ? t('mailboxCap') : format.number(sequence.dailyCap),
            },
            {
              label: t('field.companyPause'),
              value:
                sequence.companyPauseHours === 0
                  ? t('none')
                  : t('hours', { count: sequence.companyPauseHours }),
            },
            {
              label: t('field.stopOn'),
              value: stopKeys
                .filter((key) => stopOn[key])
                .map((key) => t(`stopOn.${key}`))
                .join(', '),
            },
            { label: t('field.parallel'), value: t(sequence.parallel ? 'yes' : 'no') },
            { label: t('field.owner'), value: <UserName person={sequence.owner} /> },
            { label: t('field.updatedAt'), value: <RelativeTime value={sequence.updatedAt} /> },
          ]}
        />
      </SectionCard>
    </>
  );
}
