import { Checkbox, Group, Skeleton, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmailLink, PhoneLink } from '@/components/ContactLinks';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import type { TableData } from '@/components/table/DataTable';
import { SelectionBar } from '@/components/table/SelectionBar';
import { type Selection, selectRows } from '@/components/table/selection';
import { UserAvatar } from '@/components/UserAvatar';
import { RelativeTime } from '@/components/values';
import { LeadLockMark } from '@/features/calling/public';
import { type LeadSummary, roleOf } from '../model';
import classes from './Leads.module.css';
import { ScoreMark } from './ScoreMark';
import { StatusBadge } from './StatusBadge';
import { Tags } from './useLeadColumns';

interface Props {
  label: string;
  data: TableData<LeadSummary>;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  bulkActions: ReactNode;
  empty: ReactNode;
}

const WIDTH = 300;
const HEIGHT = 184;
const GAP = 12;
/** The next page is asked for when the reader is this many rows of cards from the end. */
const AHEAD = 4;

/** Leads as cards, as many beside each other as fit; only those in view are in the document. */
export function LeadCards({ label, data, selection, onSelect, bulkActions, empty }: Props) {
  const { t } = useTranslation('leads');
  const { rows, hasMore, isFetchingMore, error, fetchMore } = data;
  const { ref, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const lanes = Math.max(1, Math.floor((width + GAP) / (WIDTH + GAP)));
  const count = Math.ceil(rows.length / lanes);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT + GAP,
    overscan: 3,
  });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? -1;
  useEffect(() => {
    if (hasMore && !isFetchingMore && !error && last >= count - AHEAD) fetchMore();
  }, [hasMore, isFetchingMore, error, fetchMore, last, count]);

  if (!data.isPending && rows.length === 0) {
    return error ? <ErrorState error={error} onRetry={data.retry} /> : empty;
  }
  return (
    <div ref={ref}>
      <section
        ref={scroller}
        className={classes.scroller}
        aria-label={label}
        aria-busy={data.isPending}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
      >
        {data.isPending ? (
          <CardSkeletons lanes={lanes} />
        ) : (
          <div className={classes.lanes} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start, key }) => (
              <div
                key={key}
                className={classes.lane}
                style={{
                  transform: `translateY(${start}px)`,
                  gridTemplateColumns: `repeat(${lanes}, minmax(0, 1fr))`,
                }}
              >
                {rows.slice(index * lanes, (index + 1) * lanes).map((lead, at) => (
                  <Card
                    key={lead.id}
                    lead={lead}
                    number={index * lanes + at + 1}
                    chosen={selection.all || selection.ids.has(lead.id)}
                    onToggle={(range) => onSelect(selectRows(selection, rows, lead.id, range))}
                  />
                ))}
              </div>
            ))}
          </div>
        )}
        {rows.length > 0 && Boolean(error) && (
          <ErrorState error={error} onRetry={data.retry} compact />
        )}
      </section>
      <SelectionBar
        selection={selection}
        rows={rows}
        total={data.total}
        about={data.about}
        onSelect={onSelect}
      >
        {bulkActions}
      </SelectionBar>
      {data.total !== undefined && (
        <Text size="xs" c="dimmed" mt={8} aria-live="polite">
          {t('shown', { count: data.total })}
        </Text>
      )}
    </div>
  );
}

interface CardProps {
  lead: LeadSummary;
  number: number;
  chosen: boolean;
  onToggle: (range: boolean) => void;
}

function Card({ lead, number, chosen, onToggle }: CardProps) {
  const { t } = useTranslation('leads');
  const { owner, tags, nextActionAt, lastContactAt } = lead;
  return (
    <article
      className={classes.card}
      style={{ height: HEIGHT }}
      data-chosen={chosen || undefined}
      aria-label={lead.fullName}
    >
      <div className={classes.line}>
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Checkbox
            size="xs"
            aria-label={t('common:table.selectRow', { row: number })}
            checked={chosen}
            onChange={() => undefined}
            onClick={(event) => onToggle(event.shiftKey)}
          />
          <Text component="span" truncate>
            <RecordLink kind="lead" id={lead.id} strong>
              {lead.fullName}
            </RecordLink>
            <LeadLockMark lock={lead.lock} />
          </Text>
        </Group>
        <ScoreMark score={lead.score} />
      </div>
      <Text size="sm" c="dimmed" truncate>
        {roleOf(lead) ?? lead.campaign.name}
      </Text>
      <div className={classes.line}>
        <StatusBadge face={lead.statusFace} />
        {owner && <UserAvatar name={owner.name} initials={owner.initials} withTooltip />}
      </div>
      <Text component="div" size="sm" truncate>
        {lead.doNotCall ? (
          <Text span inherit c="red.8">
            {t('field.doNotCall')}
          </Text>
        ) : (
          (lead.phone && <PhoneLink value={lead.phone} e164={lead.phoneE164} />) ||
          (lead.email && <EmailLink value={lead.email} />)
        )}
      </Text>
      <div className={`${classes.line} ${classes.push}`}>
        <Text component="div" size="xs" c="dimmed" truncate>
          {nextActionAt ? (
            <>
              {t('field.nextActionAt')} · <RelativeTime value={nextActionAt} />
            </>
          ) : lastContactAt ? (
            <>
              {t('field.lastContactAt')} · <RelativeTime value={lastContactAt} />
            </>
          ) : (
            t('lastContact.never')
          )}
        </Text>
        {tags.length > 0 && <Tags tags={tags.slice(0, 2)} />}
      </div>
    </article>
  );
}

function CardSkeletons({ lanes }: { lanes: number }) {
  return (
    <div
      aria-hidden
      style={{ display: 'grid', gap: GAP, gridTemplateColumns: `repeat(${lanes}, 1fr)` }}
    >
      {Array.from({ length: lanes * 3 }, (_, index) => index).map((index) => (
        <Skeleton key={index} h={HEIGHT} radius={16} />
      ))}
    </div>
  );
}
