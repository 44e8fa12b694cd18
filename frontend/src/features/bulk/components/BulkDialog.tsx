import { Alert, Button, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { CountrySelect } from '@/components/CountrySelect';
import { TagsField } from '@/components/form/TagsField';
import { useProblemText } from '@/components/problemText';
import { useFormat } from '@/components/reader';
import { SearchSelect } from '@/components/SearchSelect';
import { campaignSource } from '@/features/campaigns/public';
import { tagSource, useLeadStatuses } from '@/features/leads/public';
import { userSource, WorkloadText, workloadsQuery } from '@/features/users/public';
import { today } from '@/lib/format';
import type { AssignBy, Wanted } from '../model';

export const bulkForms = [
  'assign',
  'status',
  'tag',
  'untag',
  'task',
  'campaign',
  'normalise',
] as const;
export type BulkForm = (typeof bulkForms)[number];

interface Props {
  form: BulkForm;
  /** How many leads; null for all that match. */
  count: number | null;
  campaignId: string | null;
  onRun: (action: Wanted) => Promise<void>;
  onClose: () => void;
}

type Draft = {
  owners: string[];
  by: AssignBy;
  status: string | null;
  tags: string[];
  campaignId: string | null;
  country: string | null;
  title: string;
  day: string;
  assignee: string | null;
};

const NOTHING: Draft = {
  owners: [],
  by: 'round_robin',
  status: null,
  tags: [],
  campaignId: null,
  country: null,
  title: '',
  day: '',
  assignee: null,
};

const allCampaigns = campaignSource();

/** Asks what is to be done with the selected leads, and begins it. */
export function BulkDialog({ form, count, campaignId, onRun, onClose }: Props) {
  const { t } = useTranslation('bulk');
  const format = useFormat();
  const problemText = useProblemText();
  const [draft, setDraft] = useState<Draft>({ ...NOTHING, day: today() });
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const action = actionOf(form, draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!action) {
      setError(t('common:validation.required'));
      return;
    }
    setSending(true);
    try {
      // Closes the dialog as well: what it was about is not selected any more.
      await onRun(action);
    } catch (thrown) {
      setError(problemText(thrown));
      setSending(false);
    }
  };
  const change = (patch: Partial<Draft>) => {
    setError(null);
    setDraft({ ...draft, ...patch });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${form}.verb`)}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {count === null ? t('ofAll') : t('ofSelected', { count, number: format.number(count) })}{' '}
            {t(`${form}.hint`)}
          </Text>
          <Fields form={form} draft={draft} campaignId={campaignId} onChange={change} />
          {error && (
            <Alert
              color="red"
              variant="light"
              role="alert"
              icon={<IconAlertCircle size={18} aria-hidden />}
            >
              {error}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={sending}>
              {t(`${form}.verb`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The action that the form describes; null while it lacks something. */
function actionOf(form: BulkForm, draft: Draft): Wanted | null {
  switch (form) {
    case 'assign':
      return { type: 'assign', ownerIds: draft.owners, by: draft.by };
    case 'status':
      return draft.status ? { type: 'status', status: draft.status } : null;
    case 'tag':
    case 'untag':
      return draft.tags.length > 0 ? { type: form, tags: draft.tags } : null;
    case 'campaign':
      return draft.campaignId ? { type: 'campaign', campaignId: draft.campaignId } : null;
    case 'normalise':
      return { type: 'normalise', defaultCountry: draft.country };
    case 'task':
      return draft.title.trim() && draft.day
        ? {
            type: 'task',
            task: {
              title: draft.title.trim(),
              // The start of the working day, in the reader's own zone.
              dueAt: new Date(`${draft.day}T09:00`).toISOString(),
              assigneeId: draft.assignee,
              priority: null,
              notes: null,
            },
          }
        : null;
  }
}

interface FieldsProps {
  form: BulkForm;
  draft: Draft;
  campaignId: string | null;
  onChange: (patch: Partial<Draft>) => void;
}

function Fields({ form, draft, campaignId, onChange }: FieldsProps) {
  const { t } = useTranslation('bulk');
  const { options } = useLeadStatuses(campaignId);
  switch (form) {
    case 'assign':
      return <Owners owners={draft.owners} by={draft.by} onChange={onChange} />;
    case 'status':
      return (
        <Select
          label={t('leads:field.status')}
          data={options}
          value={draft.status}
          allowDeselect={false}
          data-autofocus
          onChange={(status) => onChange({ status })}
        />
      );
    case 'tag':
    case 'untag':
      return <LeadTags tags={draft.tags} onChange={(tags) => onChange({ tags })} />;
    case 'campaign':
      return (
        <SearchSelect
          label={t('leads:field.campaign')}
          source={allCampaigns}
          value={draft.campaignId}
          onChange={(id) => onChange({ campaignId: id })}
        />
      );
    case 'normalise':
      return (
        <CountrySelect
          label={t('normalise.country')}
          value={draft.country}
          onChange={(country: string | null) => onChange({ country })}
        />
      );
    case 'task':
      return (
        <>
          <TextInput
            label={t('task.title')}
            data-autofocus
            maxLength={300}
            value={draft.title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
          <TextInput
            label={t('task.due')}
            type="date"
            value={draft.day}
            onChange={(event) => onChange({ day: event.currentTarget.value })}
          />
          <SearchSelect
            label={t('task.assignee')}
            placeholder={t('task.owner')}
            source={userSource}
            clearable
            value={draft.assignee}
            onChange={(assignee) => onChange({ assignee })}
          />
        </>
      );
  }
}

interface OwnersProps {
  owners: string[];
  by: AssignBy;
  onChange: (patch: Partial<Draft>) => void;
}

/** One person, or several who share them; nobody, where none is chosen. A BD takes leads or leaves them. */
function Owners({ owners, by, onChange }: OwnersProps) {
  const { t } = useTranslation('bulk');
  const me = useMe();
  const workloads = useQuery({
    ...workloadsQuery(owners),
    enabled: me.role !== 'bd' && owners.length > 0,
    placeholderData: (before) => before,
  });
  if (me.role === 'bd') {
    return (
      <Select
        label={t('assign.to')}
        data={[
          { value: me.id, label: me.name },
          { value: '', label: t('assign.nobody') },
        ]}
        allowDeselect={false}
        value={owners[0] ?? ''}
        onChange={(id) => onChange({ owners: id ? [id] : [] })}
      />
    );
  }
  return (
    <Stack gap="xs">
      {[...owners, null].map((owner, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the order, whoever stands there.
        <div key={index}>
          <SearchSelect
            label={index === 0 ? t('assign.to') : t('assign.andTo', { number: index + 1 })}
            placeholder={index === 0 ? t('assign.nobody') : t('assign.another')}
            source={userSource}
            clearable
            value={owner}
            onChange={(id) =>
              onChange({
                owners: [
                  ...owners.slice(0, index),
                  ...(id ? [id] : []),
                  ...owners.slice(index + 1),
                ].filter((one, at, all) => all.indexOf(one) === at),
              })
            }
          />
          <WorkloadText workload={workloads.data?.items.find(({ user }) => user.id === owner)} />
        </div>
      ))}
      {owners.length > 1 && (
        <Radio.Group
          label={t('assign.by')}
          value={by}
          onChange={(value) => onChange({ by: value === 'load' ? 'load' : 'round_robin' })}
        >
          <Stack gap={8} mt={6}>
            <Radio
              value="round_robin"
              label={t('assign.inTurns')}
              description={t('assign.inTurnsHint')}
            />
            <Radio value="load" label={t('assign.byLoad')} description={t('assign.byLoadHint')} />
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}

function LeadTags({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  const { t } = useTranslation('bulk');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const known = useQuery({
    queryKey: ['options', tagSource.name, asked],
    queryFn: ({ signal }) => tagSource.search(asked, signal),
    placeholderData: (before) => before,
  });
  return (
    <TagsField
      label={t('leads:field.tags')}
      data-autofocus
      maxTags={20}
      maxLength={60}
      data={(known.data ?? []).map(({ value }) => value)}
      value={tags}
      searchValue={text}
      onSearchChange={setText}
      onChange={onChange}
    />
  );
}
