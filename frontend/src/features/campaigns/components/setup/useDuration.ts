import { useTranslation } from 'react-i18next';
import { inUnits } from '../../setup.model';

/** "4 hours", "30 minutes": a time as people say it. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTranslation('campaigns');
  return (minutes) => {
    const { unit, count } = inUnits(minutes);
    return t(`duration.${unit}`, { count });
  };
}
