import { Button, Group, Stack, Tabs } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconChecklist,
  IconHistory,
  IconKeyboard,
  IconPlus,
  IconTargetArrow,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { showShortcuts, usePageShortcuts } from '@/app/Shortcuts';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { PageHeader } from '@/components/PageHeader';
import { SearchSelect } from '@/components/SearchSelect';
import { CardSkeleton } from '@/components/Skeletons';
import { RecordTimeline } from '@/features/activities/public';
import { campaignSource } from '@/features/campaigns/public';
import { ComposeButton } from '@/features/compose/public';
import { DealDialogs, RelatedDeals } from '@/features/deals/public';
import { NextSteps, TaskForm } from '@/features/tasks/public';
import { useDialer } from '../dialer';
import { callbackChoices, callbackTime, type Lead, outcomes, pickerText } from '../model';
import { useWorkspace, type Workspace } from '../useWorkspace';
import { NothingToCall, Start } from './Idle';
import { LeadCard } from './LeadCard';
import { OutboxMark } from './OutboxMark';
import { ScriptCard } from './ScriptCard';
import classes from './Workspace.module.css';
import { WrapUpCard } from './WrapUpCard';

/** A BD's day: one lead after the other, without the mouse. */
export function WorkspacePage({ campaignId }: { campaignId: string | null }) {
  const { t } = useTranslation('calling');
  const navigate = useNavigate();
  const workspace = useWorkspace(campaignId);
  const { inHand, working, lease, waiting } = workspace;
  useLiveTopics('leases', inHand ? `record:lead:${inHand.lead.id}` : 'me');
  useList();
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Group gap="sm">
            <SearchSelect
              aria-label={t('campaign')}
              placeholder={t('anyCampaign')}
              source={campaigns}
              value={campaignId}
              clearable
              disabled={inHand !== null}
              onChange={(id) =>
                void navigate({ to: '/leads/workspace', search: id ? { campaignId: id } : {} })
              }
            />
            <Button
              variant="default"
              leftSection={<IconKeyboard size={16} aria-hidden />}
              onClick={showShortcuts}
            >
              {t('keys')}
            </Button>
          </Group>
        }
      />
      <OutboxMark waiting={waiting} onForget={workspace.forget} />
      {!working && <Idle workspace={workspace} campaignId={campaignId} />}
      {working && lease.isPending && <CardSkeleton lines={8} />}
      {working && lease.isError && !inHand && (
        <ErrorState error={lease.error} onRetry={() => void lease.refetch()} />
      )}
      {working && lease.data === null && (
        <NothingToCall campaignId={campaignId} onAgain={() => void lease.refetch()} />
      )}
      {inHand && <InHand key={inHand.lead.id} workspace={workspace} lead={inHand.lead} />}
    </>
  );
}

const campaigns = campaignSource();

function Idle({ workspace, campaignId }: { workspace: Workspace; campaignId: string | null }) {
  useKeys({
    enter: workspace.start,
    u: workspace.undoable ? () => void workspace.undo() : undefined,
  });
  return <Start campaignId={campaignId} onStart={workspace.start} />;
}

function InHand({ workspace, lead }: { workspace: Workspace; lead: Lead }) {
  const { t } = useTranslation('calling');
  const { dialog, open } = useDialog();
  const dialer = useDialer();
  const note = useRef<HTMLTextAreaElement>(null);
  const [task, setTask] = useState(false);
  const { inHand, wrap, change } = workspace;

  const call = () => {
    if (wrap.startedAt === null) change({ startedAt: new Date().toISOString() });
  };
  const keys: Record<string, (() => void) | undefined> = {
    p: () => {
      const number = lead.phone ?? lead.phoneE164;
      if (!number) return;
      call();
      dialer.dial(number, lead.phoneE164);
    },
    e: () => note.current?.focus(),
    d: () => void open('new-deal'),
    t: () => setTask(true),
    u: workspace.undoable ? () => void workspace.undo() : undefined,
    s: () => void workspace.release('skip'),
    enter: () => void workspace.finish(true),
    'shift+enter': () => void workspace.finish(false),
  };
  for (const { outcome, key } of outcomes) keys[key] = () => change({ outcome });
  if (wrap.outcome === 'callback') {
    callbackChoices.forEach((choice, index) => {
      keys[String(index + 1)] = () =>
        change({ callbackAt: pickerText(callbackTime(choice, new Date())) });
    });
  }
  useKeys(dialog || task ? {} : keys, () => void workspace.finish(true));
  if (!inHand) return null;
  return (
    <div className={classes.layout}>
      <Stack gap="md" miw={0}>
        <LeadCard lease={inHand} onCall={call} />
        <WrapUpCard workspace={workspace} noteRef={note} />
      </Stack>
      <Stack gap="md" miw={0}>
        <Group gap="xs">
          <ComposeButton
            variant="light"
            start={{ lead: { id: lead.id, name: lead.fullName, email: lead.email ?? null } }}
          />
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-keyshortcuts="d"
            onClick={() => void open('new-deal')}
          >
            {t('newDeal')}
          </Button>
          <Button
            variant="light"
            leftSection={<IconChecklist size={16} aria-hidden />}
            aria-keyshortcuts="t"
            onClick={() => setTask(true)}
          >
            {t('newTask')}
          </Button>
          {workspace.undoable && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              aria-keyshortcuts="u"
              onClick={() => void workspace.undo()}
            >
              {t('undoLast')}
            </Button>
          )}
        </Group>
        <ScriptCard leadId={lead.id} />
        <Context lead={lead} />
      </Stack>
      <DealDialogs prefill={{ leadId: lead.id }} />
      {task && <TaskForm subject={{ leadId: lead.id }} onClose={() => setTask(false)} />}
    </div>
  );
}

/** What is known of the lead: what happened, what is planned, what it has become. */
function Context({ lead }: { lead: Lead }) {
  const { t } = useTranslation('calling');
  return (
    <Tabs defaultValue="timeline" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="timeline" leftSection={<IconHistory size={16} aria-hidden />}>
          {t('context.timeline')}
        </Tabs.Tab>
        <Tabs.Tab value="tasks" leftSection={<IconChecklist size={16} aria-hidden />}>
          {t('context.tasks')}
        </Tabs.Tab>
        <Tabs.Tab value="deals" leftSection={<IconTargetArrow size={16} aria-hidden />}>
          {t('context.deals')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="timeline">
        <RecordTimeline leadId={lead.id} canAdd={false} />
      </Tabs.Panel>
      <Tabs.Panel value="tasks">
        <NextSteps leadId={lead.id} />
      </Tabs.Panel>
      <Tabs.Panel value="deals">
        <RelatedDeals of={{ leadId: lead.id }} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Single keys outside of fields; in them only Ctrl+Enter, and Escape, which leaves them. */
function useKeys(keys: Record<string, (() => void) | undefined>, submit?: () => void): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.repeat) return;
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (at?.closest('[role=dialog], [role=menu], [role=listbox]')) return;
    const held = event.ctrlKey || event.metaKey;
    if (held && event.key === 'Enter' && submit) {
      event.preventDefault();
      submit();
      return;
    }
    if (held) return;
    if (at?.closest('input, textarea, select, [contenteditable=true]')) {
      if (event.key === 'Escape') at.blur();
      return;
    }
    const name =
      event.key === 'Enter' ? (event.shiftKey ? 'shift+enter' : 'enter') : event.key.toLowerCase();
    // Enter on a button or link presses that, and nothing else.
    if (event.key === 'Enter' && at?.closest('button:not([role=radio]), a, [role=tab]')) return;
    const act = keys[name];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** The keys of this page, for `?`. */
function useList(): void {
  const { t } = useTranslation('calling');
  const list = useMemo(
    () => [
      ...outcomes.map(({ outcome, key }) => ({
        keys: [key.toUpperCase()],
        text: t(`outcome.${outcome}`),
      })),
      { keys: [t('common:shortcuts.enterKey')], text: t('finishNext') },
      { keys: ['⇧', t('common:shortcuts.enterKey')], text: t('finish') },
      { keys: ['Ctrl', t('common:shortcuts.enterKey')], text: t('finishFromNote') },
      { keys: ['E'], text: t('editNote') },
      { keys: ['P'], text: t('dial') },
      { keys: ['1', '4'], text: t('chooseTime') },
      { keys: ['D'], text: t('newDeal') },
      { keys: ['T'], text: t('newTask') },
      { keys: ['M'], text: t('compose:write') },
      { keys: ['S'], text: t('skip') },
      { keys: ['U'], text: t('undoLast') },
    ],
    [t],
  );
  usePageShortcuts(list);
}
