import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconArrowBackUpDouble, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { showDone, showError } from '@/components/toasts';
import type { AnsweredMessage, Mode } from '../answer.model';
import { dropKept, readKept } from '../desk';
import { type ComposeStart, keptStart } from '../model';
import type { LetterInHand } from '../useLetter';
import classes from './Compose.module.css';
import { Letter } from './Letter';

interface Props {
  /** The message that is answered unless the reader chose another: the thread's latest. */
  message: AnsweredMessage;
  threadId: string;
  mailboxId: string;
  lead?: { id: string; name: string } | null;
  deal?: { id: string; name: string } | null;
  /** Wanted by a message's own menu or by a key; each time with another turn. */
  asked?: { mode: Mode; turn: number; message: AnsweredMessage } | null;
}

/** The letter in the box. `turn` is another one for each. */
interface Writing {
  turn: number;
  start: ComposeStart;
  restore: boolean;
}

/** Answers within a thread. */
export function ReplyBox({ message, threadId, mailboxId, lead, deal, asked }: Props) {
  const { t } = useTranslation('compose');
  const me = useMe();
  const place = `thread:${threadId}`;
  const box = useRef<HTMLElement>(null);
  const hand = useRef<LetterInHand>(null);
  const [writing, setWriting] = useState<Writing | null>(() => {
    const kept = readKept(me.id, place);
    return kept && { turn: 0, start: keptStart(kept), restore: true };
  });

  /** What was being written stays among the drafts. */
  const putAside = async () => {
    const now = hand.current;
    if (now && readKept(me.id, place)) {
      await now.save();
      showDone(t('putAside'));
    }
    now?.forget();
    hand.current = null;
  };
  const begin = async (mode: Mode, answered: AnsweredMessage) => {
    // It is there in a moment, and must not be lost before.
    if (!hand.current && readKept(me.id, place)) return;
    if (writing?.start.mode === mode && writing.start.message?.id === answered.id) {
      box.current?.querySelector<HTMLElement>('[contenteditable=true]')?.focus();
      return;
    }
    try {
      await putAside();
    } catch (error) {
      showError(error, t('notSaved'));
      return;
    }
    const start: ComposeStart = {
      message: answered,
      threadId,
      mailboxId,
      mode,
      ...(lead ? { lead } : {}),
      ...(deal ? { deal } : {}),
    };
    setWriting((before) => ({ turn: (before?.turn ?? 0) + 1, start, restore: false }));
  };
  const heard = useRef(0);
  useEffect(() => {
    if (!asked || asked.turn === heard.current) return;
    heard.current = asked.turn;
    void begin(asked.mode, asked.message);
  });

  if (writing) {
    return (
      <section ref={box} className={classes.inline} aria-label={t(writing.start.mode ?? 'reply')}>
        <Letter
          key={writing.turn}
          start={writing.start}
          place={place}
          restore={writing.restore}
          onClose={() => {
            dropKept(me.id, place);
            hand.current = null;
            setWriting(null);
          }}
          onHand={(now) => {
            hand.current = now;
          }}
        />
      </section>
    );
  }
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-keyshortcuts="r"
        onClick={() => void begin('reply', message)}
      >
        {t('reply')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowBackUpDouble size={16} aria-hidden />}
        aria-keyshortcuts="a"
        onClick={() => void begin('replyAll', message)}
      >
        {t('replyAll')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowForwardUp size={16} aria-hidden />}
        aria-keyshortcuts="f"
        onClick={() => void begin('forward', message)}
      >
        {t('forward')}
      </Button>
    </Group>
  );
}
