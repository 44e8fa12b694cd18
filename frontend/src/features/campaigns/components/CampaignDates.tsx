import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { CampaignSummary } from '../model';

/** "1 Mar 2026 – 30 Jun 2026", or the one date that is known. */
export function CampaignDates({
  campaign: { startsOn, endsOn },
}: {
  campaign: Pick<CampaignSummary, 'startsOn' | 'endsOn'>;
}) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (startsOn && endsOn) {
    return (
      <span className="fx-num">
        {format.date(startsOn)} – {format.date(endsOn)}
      </span>
    );
  }
  if (startsOn) return <span className="fx-num">{t('from', { date: format.date(startsOn) })}</span>;
  if (endsOn) return <span className="fx-num">{t('until', { date: format.date(endsOn) })}</span>;
  return null;
}
