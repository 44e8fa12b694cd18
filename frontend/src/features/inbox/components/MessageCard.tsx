import { ActionIcon, Alert, Anchor, Button, Group, Menu, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowBackUpDouble,
  IconArrowForwardUp,
  IconDots,
  IconDownload,
  IconMailX,
  IconPhoto,
  IconPlaneDeparture,
  IconStarFilled,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { UserAvatar } from '@/components/UserAvatar';
import { WhySent } from '@/features/sequences/public';
import { TrackingBadge } from '@/features/tracking/public';
import {
  type AnswerMode,
  answers,
  attachmentPath,
  type Correspondent,
  linked,
  nameOf,
  sizeOf,
  type ThreadMessage,
} from '../model';
import classes from './Inbox.module.css';
import { MessageFrame } from './MessageFrame';

interface Props {
  message: ThreadMessage;
  /** Shown whole from the start. */
  unfolded: boolean;
  /** Without it there is nothing to answer with. */
  onAnswer?: ((mode: AnswerMode) => void) | undefined;
}

/** A message of a thread: one line while folded, and all of it when it is not. */
export function MessageCard({ message, unfolded, onAnswer }: Props) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const [open, setOpen] = useState(unfolded);
  const name = nameOf(message.from) || t('nobody');
  return (
    <article className={classes.message} aria-label={t('messageOf', { name })}>
      <div className={classes.messageTop}>
        <button
          type="button"
          className={classes.messageHead}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <UserAvatar name={name} />
          <Stack gap={0} miw={0} flex={1}>
            <Group gap={8} justify="space-between" wrap="nowrap">
              <Text component="span" fw={message.unread ? 700 : 600} truncate>
                {name}
              </Text>
              <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                {message.flagged && (
                  <>
                    <IconStarFilled size={12} color="var(--mantine-color-yellow-6)" aria-hidden />
                    <span className="fx-sr">{t('starred')}</span>{' '}
                  </>
                )}
                <time dateTime={message.at} title={format.dateTime(message.at)}>
                  {open ? format.dateTime(message.at) : format.relative(message.at)}
                </time>
              </Text>
            </Group>
            <Text component="span" size="sm" c="dimmed" {...(open ? {} : { truncate: true })}>
              {open
                ? t('to', { people: names(message.to) || t('nobody') })
                : (message.text ?? '').slice(0, 200) || t('noText')}
            </Text>
            {open && message.cc.length > 0 && (
              <Text component="span" size="sm" c="dimmed">
                {t('cc', { people: names(message.cc) })}
              </Text>
            )}
            {open && message.bcc.length > 0 && (
              <Text component="span" size="sm" c="dimmed">
                {t('bcc', { people: names(message.bcc) })}
              </Text>
            )}
          </Stack>
        </button>
        {onAnswer && <AnswerMenu name={name} onAnswer={onAnswer} />}
      </div>
      {open && (
        <Stack gap="sm" className={classes.messageBody}>
          <Notices message={message} />
          <Body message={message} />
          <Attachments message={message} />
          <Outcome message={message} />
        </Stack>
      )}
    </article>
  );
}

const answerIcons = {
  reply: IconArrowBackUp,
  replyAll: IconArrowBackUpDouble,
  forward: IconArrowForwardUp,
};

/** Answers this message rather than the latest. */
function AnswerMenu({ name, onAnswer }: { name: string; onAnswer: (mode: AnswerMode) => void }) {
  const { t } = useTranslation('inbox');
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={34}
          m={8}
          aria-label={t('answer.menu', { name })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {answers.map((mode) => {
          const Glyph = answerIcons[mode];
          return (
            <Menu.Item
              key={mode}
              leftSection={<Glyph size={16} aria-hidden />}
              onClick={() => onAnswer(mode)}
            >
              {t(`answer.${mode}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

const names = (people: readonly Correspondent[]) => people.map(nameOf).filter(Boolean).join(', ');

/** What a machine says about it: a bounce, an absence, a message that is broken. */
function Notices({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  return (
    <>
      {message.kind === 'bounce' && (
        <Alert color="red" icon={<IconMailX size={18} />} title={t('bounce.title')}>
          {[message.bounce?.recipient, message.bounce?.reason ?? message.bounce?.status]
            .filter(Boolean)
            .join(': ') || t('bounce.unknown')}
        </Alert>
      )}
      {message.kind === 'out_of_office' && (
        <Alert color="yellow" icon={<IconPlaneDeparture size={18} />}>
          {message.backOn ? t('away.until', { date: format.date(message.backOn) }) : t('away.some')}
        </Alert>
      )}
      {message.problem && (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />} title={t('problem')}>
          {message.problem}
        </Alert>
      )}
    </>
  );
}

function Body({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation('inbox');
  const [pictures, setPictures] = useState(false);
  const [quote, setQuote] = useState(false);
  if (message.hasHtml) {
    return (
      <>
        {message.remotePictures && !pictures && (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('pictures.blocked')}
            </Text>
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPhoto size={15} aria-hidden />}
              onClick={() => setPictures(true)}
            >
              {t('pictures.show')}
            </Button>
          </Group>
        )}
        <MessageFrame key={String(pictures)} message={message} pictures={pictures} />
      </>
    );
  }
  return (
    <div>
      {message.text ? (
        <div className={classes.text}>
          <Linked text={message.text} />
        </div>
      ) : (
        <Text c="dimmed">{t('noText')}</Text>
      )}
      {message.quoted && (
        <>
          <button
            type="button"
            className={classes.fold}
            aria-expanded={quote}
            aria-label={t(quote ? 'quote.hide' : 'quote.show')}
            title={t(quote ? 'quote.hide' : 'quote.show')}
            onClick={() => setQuote(!quote)}
          >
            •••
          </button>
          {quote && (
            <blockquote className={classes.quote}>
              <Linked text={message.quoted} />
            </blockquote>
          )}
        </>
      )}
    </div>
  );
}

function Linked({ text }: { text: string }) {
  return linked(text).map((part, at) =>
    part.href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text never changes.
      <Anchor key={at} href={part.href} target="_blank" rel="noopener noreferrer nofollow" inherit>
        {part.text}
      </Anchor>
    ) : (
      part.text
    ),
  );
}

function Attachments({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const files = message.attachments.filter(({ inText }) => !inText);
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('attachments')}>
      {files.map((file) => {
        const { value, unit } = sizeOf(file.size);
        return (
          <li key={file.position} style={{ maxWidth: '100%' }}>
            <a className={classes.file} href={attachmentPath(message.id, file.position)} download>
              <IconDownload size={16} aria-hidden />
              <span className={classes.fileName}>{file.name}</span>
              <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                {format.number(value)} {t(`size.${unit}`)}
              </Text>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** What became of a mail of ours. */
function Outcome({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { mail } = message;
  if (!mail) return null;
  return (
    <Group gap="xs">
      <TrackingBadge tracking={mail.tracking} mailId={message.id} />
      {mail.repliedAt && (
        <Text size="xs" c="dimmed">
          {t('replied', { ago: format.relative(mail.repliedAt) })}
        </Text>
      )}
      {mail.bounced && (
        <Text size="xs" c="var(--fx-danger)">
          {t(`bounced.${mail.bounced}`)}
        </Text>
      )}
      {mail.bySequence && <WhySent mailId={message.id} />}
    </Group>
  );
}
