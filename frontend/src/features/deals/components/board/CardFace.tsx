import { type CSSProperties, type MouseEvent, memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { tintOf } from '@/components/UserAvatar';
import { type DealSummary, type NextSign, nextSign } from '../../model';
import classes from './Card.module.css';
import { Glyph, type GlyphName } from './Glyph';

interface Props {
  deal: DealSummary;
  selected: boolean;
  /** One card of a column can be reached by Tab; arrows go on from there. */
  tabbable: boolean;
  describedBy?: string;
  linkRef?: Ref<HTMLAnchorElement>;
  /** Without it the card is in the hand: nothing to press. */
  onOpen?: (id: string) => void;
}

const signs: Record<NextSign, GlyphName> = {
  overdue: 'alert',
  today: 'clock',
  planned: 'calendar',
  none: 'warning',
};

/** What a card shows. Drawn again only when the deal or its selection has changed. */
export const CardFace = memo(function CardFace({
  deal,
  selected,
  tabbable,
  describedBy,
  linkRef,
  onOpen,
}: Props) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const open = deal.stageKind === 'open';
  const sign = nextSign(deal.nextStepAt);
  const tint = tintOf(deal.owner.name);
  const date = open ? deal.closeDate : (deal.closedAt?.slice(0, 10) ?? deal.closeDate);
  const onClick = (event: MouseEvent) => {
    // A middle click or one with a key is the browser's (or the selection's) business.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen?.(deal.id);
  };
  return (
    <article
      className={classes.card}
      data-kind={deal.stageKind}
      data-selected={selected || undefined}
    >
      {!onOpen ? (
        <span className={classes.name}>{deal.name}</span>
      ) : (
        // A plain link: hundreds of them come and go while one scrolls.
        <a
          ref={linkRef}
          href={`/pipeline/${deal.id}`}
          onClick={onClick}
          draggable={false}
          tabIndex={tabbable ? 0 : -1}
          className={classes.name}
          title={deal.name}
          aria-describedby={describedBy}
          data-card={deal.id}
        >
          {deal.name}
        </a>
      )}
      <span className={classes.account}>{deal.account.name}</span>
      <span className={classes.row}>
        <strong className={classes.value}>{format.money(deal.value)}</strong>
        {date && (
          <time dateTime={date} className={classes.date} data-late={deal.overdue || undefined}>
            {deal.overdue && <Glyph name="alert" size={13} />}
            {format.dateShort(date)}
            {deal.overdue && <span className="fx-sr">{t('card.overdue')}</span>}
          </time>
        )}
      </span>
      <span className={classes.chance}>
        <i className={classes.bar} style={{ '--share': `${deal.probability}%` } as CSSProperties} />
        {format.percent(deal.probability / 100)}
      </span>
      <span className={classes.foot}>
        <span
          className={classes.owner}
          role="img"
          aria-label={t('card.owner', { name: deal.owner.name })}
          title={deal.owner.name}
          style={{
            background: `var(--mantine-color-${tint}-light)`,
            color: `var(--mantine-color-${tint}-light-color)`,
          }}
        >
          {deal.owner.initials}
        </span>
        <span
          className={classes.days}
          data-rotting={deal.rotting || undefined}
          title={t(deal.rotting ? 'card.rotting' : 'card.daysLong', { count: deal.daysInStage })}
        >
          {deal.rotting && <Glyph name="hourglass" size={13} />}
          {t('card.days', { count: deal.daysInStage })}
          {deal.rotting && (
            <span className="fx-sr">{t('card.rotting', { count: deal.daysInStage })}</span>
          )}
        </span>
        {open && (
          <span
            className={classes.next}
            data-sign={sign}
            title={
              deal.nextStepAt
                ? t(`card.next.${sign}Long`, { date: format.dateTime(deal.nextStepAt) })
                : t('card.next.noneLong')
            }
          >
            <Glyph name={signs[sign]} />
            {sign === 'planned' ? format.dateShort(deal.nextStepAt) : t(`card.next.${sign}`)}
          </span>
        )}
      </span>
    </article>
  );
});
