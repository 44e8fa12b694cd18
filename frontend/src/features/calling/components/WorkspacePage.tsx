import { Button, Group, Stack, Tabs } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChecklist,
  IconHistory,
  IconKeyboard,
  IconPlus,
  IconTargetArrow,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentRef, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { showShortcuts } from '@/app/Shortcuts';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { PageHeader } from '@/components/PageHeader';
import { SearchSelect } from '@/components/SearchSelect';
import { CardSkeleton } from '@/components/Skeletons';
import { RecordTimeline } from '@/features/activities/public';
import { campaignSource } from '@/features/campaigns/public';
import { ComposeButton, useCompose } from '@/features/compose/public';
import { DealDialogs, RelatedDeals } from '@/features/deals/public';
import { useLeadStatuses } from '@/features/leads/public';
import { NextSteps, TaskForm } from '@/features/tasks/public';
import { linkedinHref, websiteHref } from '@/lib/contact';
import { useDialer } from '../dialer';
import type { Acts } from '../keys';
import {
  type CallbackChoice,
  callbackTime,
  type Lead,
  type Outcome,
  pickerText,
  statusChoices,
  timeOf,
  withOutcome,
} from '../model';
import { useKeyHint, useKeyList, useKeys } from '../useKeys';
import { useWorkspace, type Workspace } from '../useWorkspace';
import { NothingToCall, Start } from './Idle';
import { LeadCard } from './LeadCard';
import { LeftNotes } from './LeftNotes';
import { OutboxMark } from './OutboxMark';
import { ScriptCard } from './ScriptCard';
import classes from './Workspace.module.css';
import { WrapUpCard } from './WrapUpCard';

/** A BD's day: one lead after the other, without the mouse. */
export function WorkspacePage({ campaignId }: { campaignId: string | null }) {
  const { t } = useTranslation('calling');
  const navigate = useNavigate();
  const workspace = useWorkspace(campaignId);
  const hint = useKeyHint();
  const chooser = useRef<HTMLDivElement>(null);
  const { inHand, working, lease, waiting } = workspace;
  useLiveTopics('leases', inHand ? `record:lead:${inHand.lead.id}` : 'me');
  useKeyList();
  useKeys('page', {
    chooseCampaign: inHand ? undefined : () => chooser.current?.querySelector('input')?.focus(),
    undoLast: workspace.undoable ? () => void workspace.undo() : undefined,
  });
  const choose = (id: string | null) => {
    // The keys of the page are to be at hand again at once.
    chooser.current?.querySelector('input')?.blur();
    void navigate({ to: '/leads/workspace', search: id ? { campaignId: id } : {} });
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Group gap="sm">
            {workspace.undoable && (
              <Button
                {...hint('undoLast')}
                variant="subtle"
                color="gray"
                leftSection={<IconArrowBackUp size={16} aria-hidden />}
                onClick={() => void workspace.undo()}
              >
                {t('undoLast')}
              </Button>
            )}
            <div ref={chooser}>
              <SearchSelect
                {...hint('chooseCampaign')}
                aria-label={t('campaign')}
                placeholder={t('anyCampaign')}
                source={campaigns}
                value={campaignId}
                clearable
                disabled={inHand !== null}
                onChange={choose}
              />
            </div>
            <Button
              variant="default"
              aria-keyshortcuts="?"
              leftSection={<IconKeyboard size={16} aria-hidden />}
              onClick={showShortcuts}
            >
              {t('keys')}
            </Button>
          </Group>
        }
      />
      <OutboxMark waiting={waiting} onForget={workspace.forget} />
      <LeftNotes
        notes={workspace.left}
        onSave={workspace.saveLeft}
        onDiscard={workspace.discardLeft}
      />
      {!working && <Start campaignId={campaignId} onStart={workspace.start} />}
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

/** Another tab, which learns nothing of this one. */
const show = (href: string) => window.open(href, '_blank', 'noopener,noreferrer');

function InHand({ workspace, lead }: { workspace: Workspace; lead: Lead }) {
  const { t } = useTranslation('calling');
  const { open } = useDialog();
  const { open: write } = useCompose();
  const hint = useKeyHint();
  const dialer = useDialer();
  const statuses = useLeadStatuses(lead.campaign.id);
  const note = useRef<HTMLTextAreaElement>(null);
  const step = useRef<HTMLInputElement>(null);
  const time = useRef<ComponentRef<'button'>>(null);
  const [withStep, setWithStep] = useState(false);
  const [task, setTask] = useState(false);
  const { inHand, wrap, change } = workspace;
  const letter = { lead: { id: lead.id, name: lead.fullName, email: lead.email ?? null } };
  const choices = statusChoices(statuses.statuses, lead.status, wrap.outcome);
  const timed = timeOf(wrap.outcome);
  const website = websiteHref(lead.website);
  const linkedin = linkedinHref(lead.linkedin);

  const call = () => {
    if (wrap.startedAt === null) change({ startedAt: new Date().toISOString() });
  };
  const dial = () => {
    const number = lead.phone ?? lead.phoneE164;
    if (!number) return;
    call();
    dialer.dial(number, lead.phoneE164);
  };
  const outcome = (outcome: Outcome) => () => change(withOutcome(outcome));
  const promise = (choice: CallbackChoice) =>
    timed ? () => change({ [timed]: pickerText(callbackTime(choice, new Date())) }) : undefined;
  const openTime = () => {
    time.current?.focus();
    time.current?.click();
  };
  const nextStatus = () => {
    const now = wrap.status === null ? 0 : choices.indexOf(wrap.status);
    const next = (now + 1) % choices.length;
    change({ status: next === 0 ? null : (choices[next] ?? null) });
  };
  const addStep = () => {
    if (step.current) step.current.focus();
    else setWithStep(true);
  };
  const acts: Acts<'call'> = {
    'outcome.no_answer': outcome('no_answer'),
    'outcome.voicemail': outcome('voicemail'),
    'outcome.busy': outcome('busy'),
    'outcome.gatekeeper': outcome('gatekeeper'),
    'outcome.callback': outcome('callback'),
    'outcome.interested': outcome('interested'),
    'outcome.not_a_fit': outcome('not_a_fit'),
    'outcome.wrong_number': outcome('wrong_number'),
    'outcome.do_not_call': outcome('do_not_call'),
    finishNext: () => void workspace.finish(true),
    finish: () => void workspace.finish(false),
    // Ctrl+Enter works in fields, too: it is what submits.
    finishFromNote: undefined,
    editNote: () => note.current?.focus(),
    chooseStatus: choices.length > 0 ? nextStatus : undefined,
    'in.hour': promise('hour'),
    'in.afternoon': promise('afternoon'),
    'in.tomorrow': promise('tomorrow'),
    'in.week': promise('week'),
    otherTime: timed ? openTime : undefined,
    ruleTime: timed === 'retryAt' ? () => change({ retryAt: null }) : undefined,
    addStep,
    dial,
    write: () => write(letter),
    newDeal: () => void open('new-deal'),
    newTask: () => setTask(true),
    enrol: () => void open('enrol', lead.id),
    openLead: () => show(`/leads/${lead.id}`),
    website: website ? () => show(website) : undefined,
    linkedin: linkedin ? () => show(linkedin) : undefined,
    'reason.skip': () => void workspace.release('skip'),
    'reason.wrong_number': () => void workspace.release('wrong_number'),
    'reason.language': () => void workspace.release('language'),
    'reason.conflict': () => void workspace.release('conflict'),
    'reason.other': () => void workspace.release('other'),
    'reason.break': () => void workspace.release('break'),
  };
  useKeys('call', acts, () => void workspace.finish(true));
  if (!inHand) return null;
  return (
    <div className={classes.layout}>
      <Stack gap="md" miw={0}>
        <LeadCard lease={inHand} onCall={call} />
        <WrapUpCard
          workspace={workspace}
          fields={{ note, step, time }}
          statuses={choices.map((key) => ({ key, label: statuses.label(key) }))}
          withStep={withStep}
          onStep={addStep}
        />
      </Stack>
      <Stack gap="md" miw={0}>
        <Group gap="xs">
          <ComposeButton variant="light" start={letter} ownKey={false} />
          <Button
            {...hint('newDeal')}
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => void open('new-deal')}
          >
            {t('newDeal')}
          </Button>
          <Button
            {...hint('newTask')}
            variant="light"
            leftSection={<IconChecklist size={16} aria-hidden />}
            onClick={() => setTask(true)}
          >
            {t('newTask')}
          </Button>
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
  const hint = useKeyHint();
  const [tab, setTab] = useState<string | null>('timeline');
  useKeys('context', {
    'context.timeline': () => setTab('timeline'),
    'context.tasks': () => setTab('tasks'),
    'context.deals': () => setTab('deals'),
  });
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab
          {...hint('context.timeline')}
          value="timeline"
          leftSection={<IconHistory size={16} aria-hidden />}
        >
          {t('context.timeline')}
        </Tabs.Tab>
        <Tabs.Tab
          {...hint('context.tasks')}
          value="tasks"
          leftSection={<IconChecklist size={16} aria-hidden />}
        >
          {t('context.tasks')}
        </Tabs.Tab>
        <Tabs.Tab
          {...hint('context.deals')}
          value="deals"
          leftSection={<IconTargetArrow size={16} aria-hidden />}
        >
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
