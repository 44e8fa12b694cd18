import { ActionIcon, FocusTrap, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMinus, IconWindowMaximize, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { showError } from '@/components/toasts';
import { useStore } from '@/lib/store';
import { closeLetter, desk, dropKept, type OpenLetter, openLetter, readKept } from '../desk';
import { keptStart } from '../model';
import type { LetterInHand } from '../useLetter';
import classes from './Compose.module.css';
import { Letter } from './Letter';

const PLACE = 'dock';

/** The mail that is being written, at the corner of every page. */
export function ComposeDock() {
  useLiveTopics('mail');
  const me = useMe();
  const open = useStore(desk, (state) => state.open);
  // What was being written when the page went away is there again.
  useEffect(() => {
    const kept = readKept(me.id, PLACE);
    if (kept && !desk.get().open) {
      openLetter(keptStart(kept), true);
    }
  }, [me.id]);
  return open ? <Docked key={open.key} open={open} /> : null;
}

function Docked({ open }: { open: OpenLetter }) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const me = useMe();
  const small = useStore(desk, (state) => state.small);
  const covers = useMediaQuery('(max-width: 39.99em)') && !small;
  const hand = useRef<LetterInHand>(null);

  /** It stays among the drafts; an untouched one leaves nothing. */
  const close = async () => {
    const now = hand.current;
    try {
      if (now && (now.state !== 'untouched' || readKept(me.id, PLACE))) await now.save();
      now?.forget();
      dropKept(me.id, PLACE);
      closeLetter();
      void client.invalidateQueries({ queryKey: ['get', '/api/mails'] });
    } catch (error) {
      showError(error, t('notSaved'));
    }
  };

  return (
    <FocusTrap active={Boolean(covers)}>
      <div
        role="dialog"
        className={`${classes.dock} ${small ? classes.small : ''}`}
        aria-label={t('title')}
        onKeyDown={(event) => {
          const at = event.target;
          const inside = at instanceof Element && event.currentTarget.contains(at);
          const choosing = at instanceof Element && at.getAttribute('aria-expanded') === 'true';
          if (event.key === 'Escape' && inside && !choosing) desk.set({ small: true });
        }}
      >
        <header className={classes.head}>
          <Text fw={650} truncate flex={1} component="h2" size="md" m={0}>
            {t('title')}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={small ? t('enlarge') : t('minimise')}
            onClick={() => desk.set({ small: !small })}
          >
            {small ? (
              <IconWindowMaximize size={16} aria-hidden />
            ) : (
              <IconMinus size={16} aria-hidden />
            )}
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('saveAndClose')}
            onClick={() => void close()}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </header>
        <div style={small ? { display: 'none' } : { display: 'contents' }}>
          <Letter
            start={open.start}
            place={PLACE}
            restore={open.restore}
            onClose={() => {
              dropKept(me.id, PLACE);
              closeLetter();
            }}
            onHand={(now) => {
              hand.current = now;
            }}
          />
        </div>
      </div>
    </FocusTrap>
  );
}
