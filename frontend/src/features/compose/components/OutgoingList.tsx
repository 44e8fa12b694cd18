import { Badge, Button, Card, Group, Text, UnstyledButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { usePageShortcuts } from '@/app/Shortcuts';
import { confirm } from '@/components/confirm';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { CardSkeleton } from '@/components/Skeletons';
import { showDone, showError } from '@/components/toasts';
import { useKeys } from '@/components/useKeys';
import { confirmMail, deleteMail, outgoingQuery, recallMail, retryMail } from '../api';
import { openLetter } from '../desk';
import { firstActOf, type MailSummary, refusedReader, stepTo } from '../outgoing.model';
import { personText } from '../people.model';
import classes from './Compose.module.css';
import { useGoingText } from './useGoingText';

type State = 'draft' | 'waiting' | 'failed';

interface Props {
  state: State;
  /** Part of what they are about, or of whom they go to. */
  text?: string | undefined;
}

/** One's own mails that have not gone: drafts, scheduled ones, those that were refused. */
export function OutgoingList({ state, text }: Props) {
  const { t } = useTranslation('compose');
  useLiveTopics('mail');
  const mails = useInfiniteQuery(outgoingQuery(state, text));
  const rows = mails.data?.pages.flatMap(({ items }) => items) ?? [];
  const { takeAway } = useMailActs();
  const list = useRef<HTMLUListElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const focused = useRef(0);
  // After every render: the mail may have to come before it can be focused.
  useLayoutEffect(() => {
    if (focused.current === turn || cursor === null) return;
    const first = list.current?.querySelector<HTMLElement>(`[data-first="${cursor}"]`);
    if (first) {
      focused.current = turn;
      first.focus();
    }
  });
  const goTo = (id: string | null) => {
    setCursor(id);
    setTurn((now) => now + 1);
  };
  const move = (step: 1 | -1) => {
    const next = stepTo(rows, cursor, step);
    goTo(next);
    if (next === cursor && step === 1 && mails.hasNextPage) void mails.fetchNextPage();
  };
  const remove = async () => {
    const mail = rows.find(({ id }) => id === cursor);
    if (!mail) return;
    const after = stepTo(rows, cursor, 1);
    const next = after === cursor ? stepTo(rows, cursor, -1) : after;
    if (await takeAway(mail)) goTo(next === mail.id ? null : next);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Delete: () => void remove(),
    Backspace: () => void remove(),
  });
  usePageShortcuts(
    useMemo(
      () => [
        { keys: ['J', 'K'], text: t('keys.move') },
        { keys: [t('common:shortcuts.enterKey')], text: t(`keys.enter.${state}`) },
        { keys: [t('keys.deleteKey')], text: t(`keys.delete.${state}`) },
      ],
      [t, state],
    ),
  );
  if (mails.isPending) return <CardSkeleton lines={6} />;
  if (mails.isError) {
    return <ErrorState error={mails.error} onRetry={() => void mails.refetch()} />;
  }
  if (rows.length === 0 && text) {
    return <EmptyState title={t('empty.filtered')} hint={t('common:filter.emptyHint')} />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t(`empty.${state}`)}
        hint={t('empty.hint')}
        action={<Button onClick={() => openLetter({})}>{t('new')}</Button>}
      />
    );
  }
  return (
    <Card p={0}>
      <ul ref={list} className={classes.rows}>
        {rows.map((mail) => (
          <Row key={mail.id} mail={mail} onFocus={() => setCursor(mail.id)} />
        ))}
      </ul>
      {mails.hasNextPage && (
        <Group justify="center" p="sm">
          <Button
            variant="subtle"
            loading={mails.isFetchingNextPage}
            onClick={() => void mails.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
    </Card>
  );
}

function useMailActs() {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  /** Whether it went well. */
  const act = async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    const well = await work().then(
      () => true,
      (error: unknown) => {
        showError(error);
        return false;
      },
    );
    if (well && done) showDone(done);
    await client.invalidateQueries({ queryKey: ['get', '/api/mails'] });
    return well;
  };
  /** Out of its list: what is to go out becomes a draft again, the rest is thrown away. */
  const takeAway = async (mail: MailSummary): Promise<boolean> => {
    if (firstActOf(mail) === null) return false;
    if (mail.state === 'waiting') return act(() => recallMail(mail.id), t('recalled'));
    const sure = await confirm({
      title: t(mail.state === 'draft' ? 'discard.title' : 'discard.failed'),
      message: t('discard.message'),
      confirm: t('discard.confirm'),
      danger: true,
    });
    return sure && act(() => deleteMail(mail));
  };
  return { act, takeAway };
}

function Row({ mail, onFocus }: { mail: MailSummary; onFocus: () => void }) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  const goingText = useGoingText();
  const { act, takeAway } = useMailActs();
  const edit = () =>
    act(async () => {
      if (mail.state !== 'draft') await recallMail(mail.id);
      openLetter({ mailId: mail.id });
    });
  const again = () =>
    act(async () => {
      const tried = await retryMail(mail.id);
      showDone(tried.held ? goingText(tried) : t('again'));
    });
  const reader = refusedReader(mail);
  const refusal = ({ reason, value }: NonNullable<typeof reader>) =>
    t(`common:error.reasons.suppressed.${reason}`, { value });
  const editable = mail.state !== 'sending' && !mail.ofSequence;
  const to = mail.to.map((person) => person.name ?? person.address).join(', ') || t('nobody');
  const firstAct = firstActOf(mail);
  const first = { 'data-first': mail.id };
  return (
    <li className={classes.row} onFocus={onFocus}>
      <div className={classes.words}>
        {mail.state === 'draft' ? (
          <UnstyledButton {...first} onClick={() => void edit()} w="100%">
            <Words mail={mail} to={to} />
          </UnstyledButton>
        ) : (
          <Words mail={mail} to={to} />
        )}
        {mail.problem && (
          <Text size="sm" c="red" mt={4}>
            {t(`problem.${mail.problem}`)} {reader ? refusal(reader) : mail.error}
          </Text>
        )}
        {mail.held && (
          <Text size="sm" c="orange" mt={4}>
            {t(`held.${mail.held.reason}`, { until: format.dateTime(mail.held.until) })}
            {mail.held.words ? ` ${mail.held.words}` : ''}
          </Text>
        )}
        {mail.state === 'waiting' && mail.error && !mail.held && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('putOff', { words: mail.error })}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed" className="fx-num" style={{ whiteSpace: 'nowrap' }}>
          {mail.state === 'waiting'
            ? format.dateTime(mail.sendAt)
            : format.relative(mail.updatedAt)}
        </Text>
        {mail.state === 'waiting' && editable && (
          <Button {...first} size="compact-sm" variant="default" onClick={() => void edit()}>
            {t('recall')}
          </Button>
        )}
        {mail.state === 'draft' && <Remove onClick={() => void takeAway(mail)} />}
        {mail.state === 'failed' && (
          <>
            {firstAct === 'retry' && (
              <Button {...first} size="compact-sm" variant="light" onClick={() => void again()}>
                {mail.problem === 'in_doubt' ? t('sendAgain') : t('common:retry')}
              </Button>
            )}
            {mail.problem === 'in_doubt' && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void act(() => confirmMail(mail.id))}
              >
                {t('arrived')}
              </Button>
            )}
            {editable && (
              <Button size="compact-sm" variant="default" onClick={() => void edit()}>
                {t('common:edit')}
              </Button>
            )}
            <Remove {...(firstAct === 'delete' ? first : {})} onClick={() => void takeAway(mail)} />
          </>
        )}
      </Group>
    </li>
  );
}

function Remove(props: { 'data-first'?: string; onClick: () => void }) {
  const { t } = useTranslation('compose');
  return (
    <Button {...props} size="compact-sm" variant="subtle" color="gray">
      {t('common:delete')}
    </Button>
  );
}

function Words({ mail, to }: { mail: MailSummary; to: string }) {
  const { t } = useTranslation('compose');
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <Text fw={600} truncate title={mail.to.map(personText).join(', ')}>
          {to}
        </Text>
        {mail.hasAttachments && <IconPaperclip size={14} aria-label={t('files')} />}
        {mail.state === 'sending' && <Badge color="blue">{t('state.sending')}</Badge>}
        {mail.ofSequence && (
          <Badge color="gray" variant="light">
            {t('ofSequence')}
          </Badge>
        )}
      </Group>
      <Text truncate>{mail.subject || t('withoutSubject')}</Text>
      <Text size="sm" c="dimmed" truncate>
        {mail.snippet}
      </Text>
    </>
  );
}
