import { useTranslation } from 'react-i18next';
import { Facts } from '@/components/Facts';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { RelativeTime } from '@/components/values';
import { LocalTime } from '@/features/calling/public';
import type { Lead } from '../model';

/** What calling the lead has come to, and whether this is the hour for it where they live. */
export function CallsCard({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { lastOutcome } = lead;
  return (
    <SectionCard title={t('calls')}>
      <Facts
        facts={[
          {
            label: t('field.localTime'),
            value: <LocalTime timeZone={lead.calling.timeZone} />,
          },
          {
            label: t('field.attempts'),
            value: <span className="fx-num">{format.number(lead.attempts)}</span>,
          },
          {
            label: t('field.lastContactAt'),
            value: lead.lastContactAt && (
              <>
                <RelativeTime value={lead.lastContactAt} />
                {lastOutcome && ` · ${t(`calling:outcome.${lastOutcome}`, lastOutcome)}`}
              </>
            ),
          },
          {
            label: t('field.nextActionAt'),
            value: lead.nextActionAt && <RelativeTime value={lead.nextActionAt} />,
          },
        ]}
      />
    </SectionCard>
  );
}
