import { useDraggable } from '@dnd-kit/core';
import { type MouseEvent, memo, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealSummary } from '../../model';
import { useBoardSession, useBoardState } from './boardState';
import classes from './Card.module.css';
import { CardFace } from './CardFace';
import { Glyph } from './Glyph';

interface Props {
  deal: DealSummary;
  /** From the top of the list, in pixels; moves when a gap opens above. */
  top: number;
  row: number;
  count: number;
  tabbable: boolean;
  /** Has just been put here: pointed at for a moment. */
  arrived: boolean;
  onChoose: (deal: DealSummary, how: 'toggle' | 'range') => void;
  onOpen: (id: string) => void;
  onMenu: (deal: DealSummary, button: HTMLElement) => void;
}

export const INSTRUCTIONS = 'board-instructions';

/** A card in its place: what makes it draggable, chosen and reachable. */
export const CardSlot = memo(function CardSlot({
  deal,
  top,
  row,
  count,
  tabbable,
  arrived,
  onChoose,
  onOpen,
  onMenu,
}: Props) {
  const { t } = useTranslation('deals');
  const session = useBoardSession();
  const { setNodeRef, setActivatorNodeRef, listeners } = useDraggable({
    id: deal.id,
    disabled: !deal.mayEdit,
  });
  const selected = useBoardState((state) => state.selected.has(deal.id));
  const choosing = useBoardState((state) => state.selected.size > 0);
  const ghost = useBoardState((state) => state.moving.has(deal.id));
  const wantsFocus = useBoardState((state) => state.focus === deal.id);
  const link = useRef<HTMLAnchorElement>(null);
  const linkRef = useCallback(
    (node: HTMLAnchorElement | null) => {
      link.current = node;
      setActivatorNodeRef(node);
    },
    [setActivatorNodeRef],
  );
  useEffect(() => {
    if (!wantsFocus) return;
    link.current?.focus({ preventScroll: true });
    session.store.set({ focus: null });
  }, [wantsFocus, session]);

  const onClickCapture = (event: MouseEvent) => {
    const how = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : null;
    if (!how || !deal.mayEdit) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(deal, how);
  };

  return (
    <li
      ref={setNodeRef}
      {...listeners}
      className={classes.slot}
      style={{ transform: `translateY(${top}px)` }}
      data-ghost={ghost || undefined}
      data-arrived={arrived || undefined}
      data-choosing={choosing || undefined}
      data-fixed={!deal.mayEdit || undefined}
      data-row={row}
      aria-setsize={count}
      aria-posinset={row + 1}
      onClickCapture={onClickCapture}
    >
      <CardFace
        deal={deal}
        selected={selected}
        tabbable={tabbable}
        linkRef={linkRef}
        onOpen={onOpen}
        {...(deal.mayEdit ? { describedBy: INSTRUCTIONS } : {})}
      />
      {deal.mayEdit && (
        <input
          type="checkbox"
          className={classes.check}
          tabIndex={-1}
          checked={selected}
          aria-label={t('card.select', { name: deal.name })}
          onChange={() => onChoose(deal, 'toggle')}
          onMouseDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
        />
      )}
      <button
        type="button"
        className={classes.more}
        tabIndex={tabbable ? 0 : -1}
        aria-haspopup="menu"
        aria-label={t('card.actions', { name: deal.name })}
        onClick={(event) => onMenu(deal, event.currentTarget)}
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
      >
        <Glyph name="dots" size={16} />
      </button>
    </li>
  );
});
