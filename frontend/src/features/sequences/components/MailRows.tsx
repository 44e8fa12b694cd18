import { Anchor, Badge, Group, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { RecordLink } from '@/components/RecordLink';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { RelativeTime } from '@/components/values';
import { TrackingBadge } from '@/features/tracking/public';
import { sequenceMailsQuery } from '../api';
import type { ResultsSearch, SequenceMail } from '../results.model';
import { useStepName } from './useWhyWords';
import { WhySent } from './WhySent';

type Row = SequenceMail & { id: string };

/** Mails of sequences, and what became of each. */
export function MailRows({ search }: { search: ResultsSearch }) {
  const { t } = useTranslation('sequences');
  const columns = useColumns();
  const data = useKeysetRows<SequenceMail>(useInfiniteQuery(sequenceMailsQuery(search)));
  return (
    <DataTable<Row>
      name="sequence-mail"
      label={t('results.mails')}
      columns={columns}
      data={{ ...data, rows: data.rows.map((row) => ({ ...row, id: row.mailId })) }}
      empty={<EmptyState icon={IconMail} title={t('results.noMails')} />}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('sequences');
  const stepName = useStepName();
  return [
    {
      id: 'lead',
      header: t('field.lead'),
      fixed: true,
      width: 190,
      cell: ({ lead, address }) =>
        lead ? (
          <RecordLink kind="lead" id={lead.id} inCell strong>
            {lead.name}
          </RecordLink>
        ) : (
          address
        ),
    },
    { id: 'company', header: t('field.company'), width: 160, cell: ({ company }) => company },
    {
      id: 'subject',
      header: t('mail.subject'),
      width: 240,
      cell: ({ subject, threadId }) =>
        threadId ? (
          <Anchor component={Link} to={`/inbox/${threadId}`} inherit tabIndex={-1}>
            {subject}
          </Anchor>
        ) : (
          subject
        ),
    },
    {
      id: 'step',
      header: t('field.step'),
      width: 200,
      cell: ({ step, variant }) =>
        step && (
          <Text size="sm" truncate>
            {stepName(step)}
            {variant && ` (${variant})`}
          </Text>
        ),
    },
    {
      id: 'sentAt',
      header: t('measure.sent'),
      width: 130,
      cell: ({ sentAt }) => <RelativeTime value={sentAt} />,
    },
    {
      id: 'tracking',
      header: t('results.reading'),
      width: 110,
      cell: ({ opens, clicks }) => (
        <TrackingBadge tracking={{ opens, clicks, lastOpenedAt: null }} compact />
      ),
    },
    {
      id: 'outcome',
      header: t('results.outcome'),
      width: 260,
      cell: (row) => <Outcomes row={row} />,
    },
    {
      id: 'why',
      header: t('sent.why'),
      width: 170,
      cell: ({ mailId }) => <WhySent mailId={mailId} />,
    },
  ];
}

function Outcomes({ row }: { row: Row }) {
  const { t } = useTranslation('sequences');
  return (
    <Group gap={4} wrap="nowrap">
      {row.repliedAt && <Mark color="blue" text={t('measure.replied')} />}
      {row.bounced && <Mark color="red" text={t(`results.bounce.${row.bounced}`)} />}
      {row.unsubscribedAt && <Mark color="orange" text={t('measure.unsubscribed')} />}
      {row.meetingAt && <Mark color="mint" text={t('results.meeting')} />}
      {row.deal && (
        <RecordLink kind="deal" id={row.deal.id} inCell>
          {row.deal.name}
        </RecordLink>
      )}
    </Group>
  );
}

function Mark({ color, text }: { color: string; text: string }) {
  return (
    <Badge variant="light" color={color} size="sm" tt="none">
      {text}
    </Badge>
  );
}
