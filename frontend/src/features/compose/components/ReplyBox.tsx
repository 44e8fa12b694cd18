import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconArrowBackUpDouble, IconArrowForwardUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { dropKept, readKept } from '../desk';
import type { AnsweredMessage, Mode } from '../model';
import classes from './Compose.module.css';
import { Letter } from './Letter';

interface Props {
  /** The message that is answered: the thread's latest, unless the reader chose another. */
  message: AnsweredMessage;
  threadId: string;
  mailboxId: string;
  lead?: { id: string; name: string } | null;
  deal?: { id: string; name: string } | null;
  /** Opens at once, such as from a message's own menu. */
  mode?: Mode | null;
}

/** Answers within a thread. */
export function ReplyBox({ message, threadId, mailboxId, lead, deal, mode: asked }: Props) {
  const { t } = useTranslation('compose');
  const me = useMe();
  const place = `thread:${threadId}`;
  const [kept] = useState(() => readKept(me.id, place));
  const [mode, setMode] = useState<Mode | null>(asked ?? (kept ? (kept.start.mode ?? 'reply') : null));
  if (mode) {
    const start = {
      message,
      threadId,
      mailboxId,
      mode,
      ...(lead ? { lead } : {}),
      ...(deal ? { deal } : {}),
      ...(kept?.saved ? { mailId: kept.saved.id } : {}),
    };
    return (
      <section className={classes.inline} aria-label={t(mode)}>
        <Letter
          start={start}
          place={place}
          restore={kept !== null}
          onClose={() => {
            dropKept(me.id, place);
            setMode(null);
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
        onClick={() => setMode('reply')}
      >
        {t('reply')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowBackUpDouble size={16} aria-hidden />}
        onClick={() => setMode('replyAll')}
      >
        {t('replyAll')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowForwardUp size={16} aria-hidden />}
        onClick={() => setMode('forward')}
      >
        {t('forward')}
      </Button>
    </Group>
  );
}
