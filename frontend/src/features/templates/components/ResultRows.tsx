import { Anchor, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMailOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { TimelineSkeleton } from '@/components/Skeletons';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { DateTime, RelativeTime } from '@/components/values';
import { templateMailsQuery } from '../api';
import type { TemplateMail, TemplateOutcome, TemplateResults } from '../model';

interface Props {
  /** Null: all of them. */
  template: TemplateResults | null;
  what: TemplateOutcome;
  period: { from?: string | undefined; to?: string | undefined };
  onClose: () => void;
}

/** The mails behind one number, newest first. */
export function ResultRows({ template, what, period, onClose }: Props) {
  const { t } = useTranslation('templates');
  const narrow = useMediaQuery('(max-width: 48em)');
  const data = useKeysetRows<TemplateMail>(
    useInfiniteQuery(templateMailsQuery(template?.id ?? null, what, period)),
  );
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={narrow ? '100%' : 'lg'}
      title={`${template?.name ?? t('results.all')} · ${t(`outcome.${what}`)}`}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {data.isPending && <TimelineSkeleton entries={5} />}
      {Boolean(data.error) && data.rows.length === 0 && (
        <ErrorState error={data.error} onRetry={data.retry} />
      )}
      {!data.isPending && !data.error && data.rows.length === 0 && (
        <EmptyState icon={IconMailOff} title={t('results.noRows')} />
      )}
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.rows.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </Stack>
      {data.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={data.isFetchingMore} onClick={data.fetchMore}>
            {t('more')}
          </Button>
        </Group>
      )}
    </Drawer>
  );
}

function Mail({ mail }: { mail: TemplateMail }) {
  const { t } = useTranslation('templates');
  const { threadId, subject, recipient, author, lead, deal } = mail;
  const signs = [
    mail.opens > 0 && t('results.opens', { count: mail.opens }),
    mail.clicks > 0 && t('results.clicks', { count: mail.clicks }),
    mail.repliedAt && t('outcome.replied'),
    mail.bounced && t('outcome.bounced'),
  ].filter(Boolean);
  return (
    <Stack component="li" gap={2}>
      <Group justify="space-between" wrap="nowrap" gap="sm" align="baseline">
        {threadId ? (
          <Anchor component={Link} to={`/inbox/${threadId}`} fw={600} truncate>
            {subject}
          </Anchor>
        ) : (
          <Text fw={600} truncate>
            {subject}
          </Text>
        )}
        <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
          <RelativeTime value={mail.sentAt} />
        </Text>
      </Group>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {lead ? (
          <RecordLink kind="lead" id={lead.id}>
            {lead.name}
          </RecordLink>
        ) : (
          recipient
        )}
        {lead && ` · ${recipient}`}
        {deal && ' · '}
        {deal && (
          <RecordLink kind="deal" id={deal.id}>
            {deal.name}
          </RecordLink>
        )}
      </Text>
      <Group gap="xs">
        <Text size="sm" c="dimmed" component="div">
          <UserName person={author} />
        </Text>
        <Text size="sm" c="dimmed">
          <DateTime value={mail.sentAt} />
        </Text>
        {signs.length > 0 && (
          <Text size="sm" fw={550}>
            {signs.join(' · ')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
