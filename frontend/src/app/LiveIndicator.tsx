import { Badge, Tooltip } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLiveStatus } from './LiveProvider';

/** Says only what matters: that changes of others do not arrive at the moment. */
export function LiveIndicator() {
  const { t } = useTranslation('common');
  const status = useLiveStatus();
  return (
    <div aria-live="polite">
      {status === 'offline' && (
        <Tooltip label={t('shell.offlineHint')} multiline maw={260}>
          <Badge
            color="orange"
            size="lg"
            leftSection={<IconWifiOff size={13} aria-hidden />}
            data-testid="offline"
          >
            {t('shell.offline')}
          </Badge>
        </Tooltip>
      )}
    </div>
  );
}
