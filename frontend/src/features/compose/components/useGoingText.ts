import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { Mail } from '../model';
import { goingOf } from '../outgoing.model';

/** What becomes of a mail that was just let go, in words. */
export function useGoingText() {
  const { t } = useTranslation('compose');
  const format = useFormat();
  return (mail: Mail): string => {
    const going = goingOf(mail, new Date());
    switch (going.key) {
      case 'sent':
        return t('sent');
      case 'scheduled':
        return t('scheduled', { when: format.dateTime(going.at) });
      case 'held':
        return t(`waits.${going.hold.reason}`, { until: format.dateTime(going.hold.until) });
    }
  };
}
