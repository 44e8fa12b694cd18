import { Alert, Anchor, Badge, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { LinesSkeleton } from '@/components/Skeletons';
import { showDone, showError } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { decisionsQuery, enrolmentQuery, useEnrolmentAction } from '../api';
import { actionsFor, type Decision, type Enrolment } from '../people.model';
import { StateBadge } from './StateBadge';
import classes from './Steps.module.css';
import { useDecisionWords, useStepName, useWhyWords } from './useWhyWords';
import { WhySent } from './WhySent';

/** One person in a sequence: what comes next and why not yet, and every decision so far. */
export function EnrolmentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('sequences');
  const full = useMediaQuery('(max-width: 48em)') ?? false;
  const { data, error, refetch } = useQuery(enrolmentQuery(id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={full}
      title={data ? data.lead.name : t('person')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!error && !data && <LinesSkeleton lines={8} />}
      {data && <Person enrolment={data} />}
    </Modal>
  );
}

function Person({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const why = useWhyWords()(enrolment);
  const stepName = useStepName();
  const action = useEnrolmentAction();
  return (
    <Stack gap="lg">
      {why && (
        <Alert variant="light" color="gray" icon={<IconHourglass size={18} aria-hidden />}>
          {why}
        </Alert>
      )}
      <Facts
        facts={[
          { label: t('field.state'), value: <StateBadge state={enrolment.state} person /> },
          {
            label: t('field.nextAt'),
            value: enrolment.nextAt && format.dateTime(enrolment.nextAt),
          },
          { label: t('field.step'), value: enrolment.step && stepName(enrolment.step) },
          {
            label: t('field.lead'),
            value: (
              <RecordLink kind="lead" id={enrolment.lead.id}>
                {enrolment.lead.name}
              </RecordLink>
            ),
          },
          { label: t('field.address'), value: enrolment.address },
          { label: t('field.timeZone'), value: enrolment.timeZone },
          { label: t('field.mailbox'), value: enrolment.mailbox?.address },
          { label: t('field.enrolledBy'), value: enrolment.enrolledBy?.name },
        ]}
      />
      <Group gap="xs">
        {actionsFor([enrolment]).map((one) => (
          <Button
            key={one}
            size="compact-md"
            variant={one === 'stop' ? 'default' : 'light'}
            loading={action.isPending}
            onClick={() =>
              action.mutate(
                { ids: [enrolment.id], action: one },
                {
                  onSuccess: ({ changed }) => showDone(t(`done.${one}`, { count: changed })),
                  onError: (error) => showError(error),
                },
              )
            }
          >
            {t(`action.${one}`)}
          </Button>
        ))}
      </Group>
      <section aria-labelledby="ledger">
        <Title order={3} size="h4" id="ledger" mb="xs">
          {t('ledger.title')}
        </Title>
        <Ledger enrolmentId={enrolment.id} />
      </section>
    </Stack>
  );
}

const colors: Record<Decision['verdict'], string> = {
  sent: 'mint',
  moved: 'blue',
  held: 'yellow',
  skipped: 'orange',
  stopped: 'gray',
};

function Ledger({ enrolmentId }: { enrolmentId: string }) {
  const { t } = useTranslation('sequences');
  const words = useDecisionWords();
  const stepName = useStepName();
  const { data, error, refetch } = useQuery(decisionsQuery(enrolmentId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} compact />;
  if (!data) return <LinesSkeleton lines={4} />;
  if (data.items.length === 0) return <Text c="dimmed">{t('ledger.empty')}</Text>;
  return (
    <ul className={classes.ledger}>
      {data.items.map((decision) => {
        const { what, why } = words(decision);
        return (
          <li key={decision.id}>
            <Group justify="space-between" gap="xs">
              <Text fw={600} size="sm">
                {decision.step ? stepName(decision.step) : t('ledger.whole')}
                {decision.variant && ` (${decision.variant})`}
              </Text>
              <Badge variant="light" color={colors[decision.verdict]} tt="none" size="sm">
                {what}
              </Badge>
            </Group>
            {why && (
              <Text size="sm" c="dimmed">
                {why}
              </Text>
            )}
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                <RelativeTime value={decision.at} />
              </Text>
              {decision.threadId && (
                <Anchor component={Link} to={`/inbox/${decision.threadId}` as string} size="xs">
                  {t('ledger.mail')}
                </Anchor>
              )}
              {decision.verdict === 'sent' && decision.mailId && (
                <WhySent mailId={decision.mailId} />
              )}
            </Group>
          </li>
        );
      })}
    </ul>
  );
}
