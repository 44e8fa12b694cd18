import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRoute2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import type { Selection } from '@/components/table/selection';
import { showError } from '@/components/toasts';
import { countLeadsExactly, type LeadListSearch, leadFilter } from '@/features/leads/public';
import { enrolmentsOfLeadQuery } from '../api';
import type { Selected } from '../people.model';
import { EnrolDialog } from './EnrolDialog';
import { EnrolmentDialog } from './EnrolmentDialog';
import { StateBadge } from './StateBadge';
import { useWhyWords } from './useWhyWords';

/** The sequences that a lead is or was in, and the way into another. */
export function LeadSequences({ leadId, mayEnrol }: { leadId: string; mayEnrol: boolean }) {
  const { t } = useTranslation('sequences');
  const why = useWhyWords();
  const { dialog, open, close } = useDialog();
  const { data, error, refetch } = useQuery(enrolmentsOfLeadQuery(leadId));
  return (
    <SectionCard title={t('title')} action={mayEnrol && <EnrolButton leadId={leadId} />}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!error && !data && <LinesSkeleton lines={2} />}
      {data?.items.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('enrol.none')}
        </Text>
      )}
      <Stack gap="sm">
        {data?.items.map((enrolment) => (
          <div key={enrolment.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <RecordLink kind="sequence" id={enrolment.sequence.id}>
                {enrolment.sequence.name}
              </RecordLink>
              <StateBadge state={enrolment.state} person />
            </Group>
            <Button
              variant="transparent"
              size="compact-xs"
              p={0}
              h="auto"
              styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
              onClick={() => void open('enrolment', enrolment.id)}
            >
              {why(enrolment) || t('ledger.open')}
            </Button>
          </div>
        ))}
      </Stack>
      {dialog?.name === 'enrolment' && dialog.id && (
        <EnrolmentDialog id={dialog.id} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}

/** For the lead in hand, where one is: opens the dialog over the page. */
export function EnrolButton({
  leadId,
  hint = {},
}: {
  leadId: string;
  /** Where the page has a key for it: which. */
  hint?: { title?: string; 'aria-keyshortcuts'?: string };
}) {
  const { t } = useTranslation('sequences');
  const { dialog, open, close } = useDialog();
  return (
    <>
      <Button
        {...hint}
        size="compact-sm"
        variant="light"
        leftSection={<IconRoute2 size={15} aria-hidden />}
        onClick={() => void open('enrol', leadId)}
      >
        {t('enrol.short')}
      </Button>
      {dialog?.name === 'enrol' && dialog.id === leadId && (
        <EnrolDialog selection={{ ids: [leadId] }} onClose={() => void close()} />
      )}
    </>
  );
}

/** For the selected leads of a list, be it three or all that a view shows. */
export function EnrolSelected({
  search,
  selection,
}: {
  search: LeadListSearch;
  selection: Selection;
}) {
  const { t } = useTranslation('sequences');
  const [selected, setSelected] = useState<Selected | null>(null);
  const begin = async () => {
    try {
      if (!selection.all) {
        setSelected({ ids: [...selection.ids] });
        return;
      }
      const { count } = await countLeadsExactly(search);
      setSelected({ filter: leadFilter(search), expected: count });
    } catch (error) {
      showError(error);
    }
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconRoute2 size={15} aria-hidden />}
        onClick={() => void begin()}
      >
        {t('enrol.short')}
      </Button>
      {selected && <EnrolDialog selection={selected} onClose={() => setSelected(null)} />}
    </>
  );
}
