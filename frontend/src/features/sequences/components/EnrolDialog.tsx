import {
  Accordion,
  Alert,
  Badge,
  Button,
  Group,
  Modal,
  Select,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCircleCheck, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { useLiveTopics } from '@/app/LiveProvider';
import { leads, useMe } from '@/app/session';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { SearchSelect } from '@/components/SearchSelect';
import { LinesSkeleton } from '@/components/Skeletons';
import { showError } from '@/components/toasts';
import { emailSettingsQuery } from '@/features/mailboxes/public';
import { enrol, enrolmentRunQuery, enrolPreviewQuery, sequenceSource } from '../api';
import type { EnrolmentRun, LeftOut, Selected } from '../people.model';

interface Props {
  selection: Selected;
  onClose: () => void;
}

/** Puts leads into a sequence; who is left out, and why, is said before anybody is in. */
export function EnrolDialog({ selection, onClose }: Props) {
  const { t } = useTranslation('sequences');
  const full = useMediaQuery('(max-width: 48em)') ?? false;
  const [sequenceId, setSequenceId] = useState<string | null>(null);
  const [again, setAgain] = useState(false);
  const [mailboxId, setMailboxId] = useState<string | null>(null);
  const [run, setRun] = useState<EnrolmentRun | null>(null);
  const [sending, setSending] = useState(false);
  const attempt = useRef(newKey());
  const wish = { selection, mailboxId, again };
  const preview = useQuery(enrolPreviewQuery(run ? null : sequenceId, wish));
  // Another wish is another request, not the same once more.
  const wishing = (change: () => void) => {
    attempt.current = newKey();
    change();
  };
  const start = async () => {
    if (!sequenceId) return;
    setSending(true);
    try {
      setRun(await enrol(sequenceId, wish, attempt.current));
    } catch (error) {
      showError(error);
    } finally {
      setSending(false);
    }
  };
  const ready = preview.data?.enrollable ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={full}
      title={t('enrol.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {run ? (
        <Progress run={run} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <SearchSelect
            label={t('one')}
            required
            autoFocus
            source={sequenceSource}
            value={sequenceId}
            placeholder={t('enrol.choose')}
            onChange={(id) => wishing(() => setSequenceId(id))}
          />
          <FromMailbox value={mailboxId} onChange={(id) => wishing(() => setMailboxId(id))} />
          <Switch
            label={t('enrol.again')}
            checked={again}
            onChange={({ currentTarget: { checked } }) => wishing(() => setAgain(checked))}
          />
          <div aria-live="polite">
            {sequenceId && preview.isPending && <LinesSkeleton lines={3} />}
            {preview.error && (
              <ErrorState error={preview.error} onRetry={() => void preview.refetch()} compact />
            )}
            {preview.data && (
              <Stack gap="sm">
                <Alert
                  variant="light"
                  color={ready > 0 ? 'mint' : 'yellow'}
                  icon={<IconCircleCheck size={18} aria-hidden />}
                >
                  {t('enrol.ready', { count: ready, total: preview.data.total })}
                </Alert>
                <LeftOutList leftOut={preview.data.leftOut} />
              </Stack>
            )}
          </div>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              disabled={ready === 0 || preview.isFetching}
              loading={sending}
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => void start()}
            >
              {t('enrol.verb', { count: ready })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** Whose mails they are: one's own mailbox, or that of whoever owns each lead. */
function FromMailbox({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation('sequences');
  const me = useMe();
  const own = useQuery(emailSettingsQuery).data?.mailboxes ?? [];
  const forOthers = leads(me.role);
  if (own.length < (forOthers ? 1 : 2)) return null;
  return (
    <Select
      label={t('enrol.from')}
      value={value ?? ''}
      allowDeselect={false}
      data={[
        { value: '', label: t(forOthers ? 'enrol.fromOwners' : 'enrol.fromDefault') },
        ...own.map(({ id, address }) => ({ value: id, label: address })),
      ]}
      onChange={(id) => onChange(id || null)}
    />
  );
}

function LeftOutList({ leftOut }: { leftOut: LeftOut[] }) {
  const { t, i18n } = useTranslation('sequences');
  const format = useFormat();
  if (leftOut.length === 0) return null;
  const detailOf = (reason: string, detail: string | null) =>
    detail && i18n.exists(`suppressions:reason.${detail}`)
      ? t(`suppressions:reason.${detail}`)
      : reason === 'missing_tokens' && detail
        ? detail
            .split(',')
            .map((token) => `{{${token.trim()}}}`)
            .join(', ')
        : detail;
  return (
    <section aria-label={t('enrol.leftOut')}>
      <Text fw={600} size="sm" mb={4}>
        {t('enrol.leftOut')}
      </Text>
      <Accordion variant="separated" chevronPosition="left" order={3}>
        {leftOut.map(({ reason, count, rows }) => (
          <Accordion.Item key={reason} value={reason}>
            <Accordion.Control>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{t(`leftOut.${reason}`)}</Text>
                <Badge variant="light" color="gray">
                  {format.number(count)}
                </Badge>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap={4}>
                {rows.map((row, index) => (
                  <Text key={row.leadId ?? index} size="sm">
                    {row.leadId ? (
                      <RecordLink kind="lead" id={row.leadId}>
                        {row.name ?? row.leadId}
                      </RecordLink>
                    ) : (
                      t('enrol.unseen')
                    )}
                    {[row.company, detailOf(reason, row.detail)]
                      .filter(Boolean)
                      .map((part) => ` · ${part}`)
                      .join('')}
                  </Text>
                ))}
                {rows.length < count && (
                  <Text size="sm" c="dimmed">
                    {t('enrol.andMore', { number: format.number(count - rows.length) })}
                  </Text>
                )}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

/** It goes on by itself: the dialog can be left at any time. */
function Progress({ run, onClose }: { run: EnrolmentRun; onClose: () => void }) {
  const { t } = useTranslation('sequences');
  useLiveTopics('lists');
  const { data = run } = useQuery({ ...enrolmentRunQuery(run.id), initialData: run });
  const over = data.state === 'completed' || data.state === 'failed';
  return (
    <Stack gap="md" aria-live="polite">
      <Alert
        variant="light"
        color={data.state === 'failed' ? 'red' : 'mint'}
        icon={<IconCircleCheck size={18} aria-hidden />}
      >
        {data.state === 'failed'
          ? t('enrol.failed')
          : over
            ? t('enrol.done', { count: data.enrolled, name: data.sequence.name })
            : t('enrol.running', { done: data.done, total: data.total })}
      </Alert>
      {data.leftOut.map(({ reason, count }) => (
        <Text key={reason} size="sm" c="dimmed">
          {t(`leftOut.${reason}`)}: {count}
        </Text>
      ))}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('common:close')}</Button>
      </Group>
    </Stack>
  );
}
