import { Button } from '@mantine/core';
import { IconMailCog } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { CardSkeleton } from '@/components/Skeletons';
import { showError, showUndo } from '@/components/toasts';
import { emailSettingsQuery } from '@/features/mailboxes/public';
import { fillTemplate, type Template, TemplatePicker } from '@/features/templates/public';
import { quote } from '../answer.model';
import { fileOf, mailQuery, pageQuery, recallMail } from '../api';
import { dropKept, type Kept, openLetter, readKept } from '../desk';
import { forwarded, passedOnFiles } from '../forward';
import { begin, type ComposeStart, letterOf, type Mail, type OwnMailbox } from '../model';
import type { Coming } from '../uploads';
import { type LetterInHand, useLetter } from '../useLetter';
import { LetterForm } from './LetterForm';
import { useGoingText } from './useGoingText';

/** The server lets it go after ten seconds. */
const UNDO_MS = 9_500;

interface Props {
  start: ComposeStart;
  /** What it is kept under in this browser. */
  place: string;
  /** Goes on with what this browser kept. */
  restore: boolean;
  onClose: () => void;
  onHand?: (hand: LetterInHand) => void;
}

/** A mail being written, wherever it lies on the screen. */
export function Letter({ start, ...props }: Props) {
  const { t } = useTranslation('compose');
  const settings = useQuery(emailSettingsQuery);
  const draft = useQuery({ ...mailQuery(start.mailId ?? ''), enabled: Boolean(start.mailId) });
  const passesOn = start.mode === 'forward' && !start.mailId && !props.restore;
  const page = useQuery({ ...pageQuery(start.message?.id ?? ''), enabled: passesOn });
  const unread = passesOn && page.data === undefined;
  const error = settings.error ?? (start.mailId ? draft.error : null) ?? (unread && page.error);
  if (error) {
    const again = unread && page.error ? page.refetch : settings.refetch;
    return <ErrorState compact error={error} onRetry={() => void again()} />;
  }
  if (!settings.data || (start.mailId && !draft.data) || unread) return <CardSkeleton lines={6} />;
  if (draft.data && draft.data.state !== 'draft') {
    return (
      <EmptyState
        title={t('gone.title')}
        hint={t('gone.hint')}
        action={<Button onClick={props.onClose}>{t('common:close')}</Button>}
      />
    );
  }
  const { mailboxes } = settings.data;
  if (mailboxes.length === 0) {
    return (
      <EmptyState
        icon={IconMailCog}
        title={t('noMailbox.title')}
        hint={t('noMailbox.hint')}
        action={
          <Button component={Link} to="/settings/email" onClick={props.onClose}>
            {t('noMailbox.action')}
          </Button>
        }
      />
    );
  }
  return (
    <Begun
      start={start}
      mailboxes={mailboxes}
      draft={draft.data ?? null}
      page={page.data ?? ''}
      {...props}
    />
  );
}

interface BegunProps extends Props {
  mailboxes: readonly OwnMailbox[];
  draft: Mail | null;
  /** Of the message that is passed on. */
  page: string;
}

function Begun({ start, place, restore, mailboxes, draft, page, onClose, onHand }: BegunProps) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  const goingText = useGoingText();
  const me = useMe();
  const [initial] = useState(() => firstOf());
  function firstOf() {
    // What this browser kept is at least as new as the draft.
    const kept: Kept | null = restore ? readKept(me.id, place) : null;
    if (kept) {
      return {
        letter: kept.letter,
        saved: kept.saved,
        kept: true,
        attachments: draft?.attachments ?? [],
      };
    }
    if (draft) {
      return {
        letter: letterOf(draft),
        saved: { id: draft.id, version: draft.version },
        kept: false,
        attachments: draft.attachments,
      };
    }
    const letter = begin(start, mailboxes, quoted());
    if (!letter) throw new Error('A mail needs a mailbox');
    return { letter, saved: null, kept: false, attachments: [] };
  }
  function quoted() {
    const { message, mode } = start;
    if (!message) return '';
    if (mode === 'forward') {
      return forwarded(message, page, {
        title: t('passedOn.title'),
        line: (field, text) => t(`passedOn.${field}`, { text }),
        dateTime: format.dateTime,
      });
    }
    const who = message.from?.name ?? message.from?.address ?? '';
    return quote(message, t('wrote', { when: format.dateTime(message.at), who }));
  }
  const hand = useLetter({ owner: me.id, place, start, ...initial });
  onHand?.(hand);

  const addFiles = async (files: readonly Coming[]) => {
    for (const { name, error } of await hand.addFiles(files)) {
      showError(error, t('notAttached', { name }));
    }
  };

  // What is forwarded brings its files along, once.
  const bringing = useRef(
    !restore && !draft && start.mode === 'forward' ? start.message : undefined,
  );
  useEffect(() => {
    const message = bringing.current;
    bringing.current = undefined;
    if (!message?.attachments?.length) return;
    void addFiles(
      passedOnFiles(message.attachments).map((file) => ({
        name: file.name,
        content: () => fileOf(message.id, file),
      })),
    );
  });

  const insert = async (template: Template) => {
    const { letter, change } = hand;
    const { subject, body, language } = template;
    try {
      const filled = await fillTemplate({ subject, body, language }, letter);
      change({
        templateId: template.id,
        tracked: letter.tracked && template.tracked,
        subject: letter.replyToId && letter.subject ? letter.subject : filled.subject,
        body: `${filled.body}${rest(letter.body)}`,
      });
    } catch (error) {
      showError(error);
    }
  };
  const onSent = (mail: Mail) => {
    onClose();
    showUndo(
      goingText(mail),
      async () => {
        const back = await recallMail(mail.id);
        dropKept(me.id, 'dock');
        openLetter({ mailId: back.id });
      },
      UNDO_MS,
    );
  };

  return (
    <LetterForm
      hand={hand}
      mailboxes={mailboxes}
      onFiles={(files) => void addFiles(files)}
      onSent={onSent}
      onDiscarded={onClose}
      templates={
        <TemplatePicker compact language={me.locale} onPick={(template) => void insert(template)} />
      }
    />
  );
}

/** What stands in a mail already, unless that is an empty line. */
function rest(body: string): string {
  return body.replace(/^(<p><\/p>)+/, '<p></p>');
}
