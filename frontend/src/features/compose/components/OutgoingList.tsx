import { Badge, Button, Card, Group, Text, UnstyledButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { CardSkeleton } from '@/components/Skeletons';
import { showDone, showError } from '@/components/toasts';
import { confirmMail, deleteMail, outgoingQuery, recallMail, retryMail } from '../api';
import { openLetter } from '../desk';
import { type MailSummary, personText, refusedReader } from '../model';
import classes from './Compose.module.css';
import { useGoingText } from './useGoingText';

type State = 'draft' | 'waiting' | 'failed';

/** One's own mails that have not gone: drafts, scheduled ones, those that were refused. */
export function OutgoingList({ state }: { state: State }) {
  const { t } = useTranslation('compose');
  useLiveTopics('mail');
  const mails = useInfiniteQuery(outgoingQuery(state));
  if (mails.isPending) return <CardSkeleton lines={6} />;
  if (mails.isError) {
    return <ErrorState error={mails.error} onRetry={() => void mails.refetch()} />;
  }
  const rows = mails.data.pages.flatMap(({ items }) => items);
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
      <ul className={classes.rows}>
        {rows.map((mail) => (
          <Row key={mail.id} mail={mail} />
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

function Row({ mail }: { mail: MailSummary }) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  const goingText = useGoingText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['get', '/api/mails'] });
  const act = async (work: () => Promise<unknown>, done?: string) => {
    try {
      await work();
      if (done) showDone(done);
    } catch (error) {
      showError(error);
    }
    await refresh();
  };
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
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        {mail.state === 'draft' ? (
          <UnstyledButton onClick={() => void edit()} w="100%">
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
          <Button size="compact-sm" variant="default" onClick={() => void edit()}>
            {t('recall')}
          </Button>
        )}
        {mail.state === 'failed' && (
          <>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => void again()}
            >
              {mail.problem === 'in_doubt' ? t('sendAgain') : t('common:retry')}
            </Button>
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
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => void act(() => deleteMail(mail))}
            >
              {t('common:delete')}
            </Button>
          </>
        )}
      </Group>
    </li>
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
