import { Popover, Tooltip, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye, IconEyeOff, IconPointer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { reachOf, type TrackingSums } from '../model';
import classes from './Tracking.module.css';
import { TrackingDetails } from './TrackingDetails';

interface Props {
  /** Null where the mail went out without tracking: nothing is shown then. */
  tracking: TrackingSums | null | undefined;
  /** With it, the badge opens what is known of the mail. */
  mailId?: string;
  /** In rows of a list: an icon and a number; the words are in its tip. */
  compact?: boolean;
}

/** "Opened 3 times, last 5 minutes ago": what human beings did with a mail. */
export function TrackingBadge({ tracking, mailId, compact = false }: Props) {
  const { t } = useTranslation('tracking');
  const format = useFormat();
  const [open, { toggle, close }] = useDisclosure();
  if (!tracking) return null;
  const reach = reachOf(tracking);
  const words = [
    tracking.clicks > 0 && t('clicked', { count: tracking.clicks }),
    tracking.opens > 0 &&
      t('opened', { count: tracking.opens, when: format.relative(tracking.lastOpenedAt) }),
  ]
    .filter(Boolean)
    .join(' · ');
  const text = words || t('notOpened');
  const Glyph = reach === 'clicked' ? IconPointer : reach === 'opened' ? IconEye : IconEyeOff;
  const number = reach === 'clicked' ? tracking.clicks : tracking.opens;
  const inside = (
    <>
      <Glyph size={14} stroke={1.8} aria-hidden />
      {compact ? (
        <>
          {number > 0 && <span aria-hidden>{format.number(number)}</span>}
          <VisuallyHidden>{text}</VisuallyHidden>
        </>
      ) : (
        text
      )}
    </>
  );
  if (!mailId) {
    return (
      <Tooltip label={text} disabled={!compact}>
        <span className={classes.badge} data-reach={reach}>
          {inside}
        </span>
      </Tooltip>
    );
  }
  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      width="min(440px, calc(100vw - 24px))"
      shadow="lg"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={`${classes.badge} ${classes.button}`}
          data-reach={reach}
          aria-expanded={open}
          onClick={toggle}
        >
          {inside}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <TrackingDetails mailId={mailId} />
      </Popover.Dropdown>
    </Popover>
  );
}
