import { Badge, Tooltip } from '@mantine/core';
import { IconClick, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { TrackingSums } from '../model';
import classes from './Inbox.module.css';

/** "Opened 3 times, last 5 min ago": what people, not machines, did with a mail. */
export function TrackingBadge({
  tracking,
  short = false,
}: {
  tracking: TrackingSums | null;
  short?: boolean;
}) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  if (!tracking || (tracking.opens === 0 && tracking.clicks === 0)) return null;
  const opened = t('tracking.opened', {
    count: tracking.opens,
    ago: format.relative(tracking.lastOpenedAt),
  });
  const clicked = t('tracking.clicked', { count: tracking.clicks });
  return (
    <span className={classes.tracking}>
      {tracking.opens > 0 && (
        <Tooltip label={opened}>
          <Badge
            component="span"
            size="sm"
            color="blue"
            leftSection={<IconEye size={12} aria-hidden />}
            data-testid="opened"
          >
            {short ? (
              <>
                {tracking.opens}
                <span className="fx-sr"> {opened}</span>
              </>
            ) : (
              opened
            )}
          </Badge>
        </Tooltip>
      )}
      {tracking.clicks > 0 && (
        <Tooltip label={clicked}>
          <Badge
            component="span"
            size="sm"
            color="violet"
            leftSection={<IconClick size={12} aria-hidden />}
          >
            {short ? (
              <>
                {tracking.clicks}
                <span className="fx-sr"> {clicked}</span>
              </>
            ) : (
              clicked
            )}
          </Badge>
        </Tooltip>
      )}
    </span>
  );
}
