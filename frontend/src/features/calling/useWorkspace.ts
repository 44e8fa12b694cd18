import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { ProblemError } from '@/api/problem';
import { useLiveStatus } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { showDone, showError, showUndo } from '@/components/toasts';
import { readStored, writeStored } from '@/lib/storage';
import { useStore } from '@/lib/store';
import { giveBack, keepLead, leaseQuery, outbox, takeOutcomeBack } from './api';
import { dropWrap, keepWrap, readWrap } from './drafts';
import {
  EMPTY_WRAP,
  type Lease,
  missingFrom,
  type ReturnReason,
  requestOf,
  type Wrap,
} from './model';
import type { Waiting } from './outbox';

const WORKING = 'facturix.calling';
/** Well within the shortest lease there is, a minute. */
const HEARTBEAT_MS = 25_000;

/** One person's work through the queue: the lead in hand, what they enter, and what becomes of it. */
export function useWorkspace(campaignId: string | null) {
  const { t } = useTranslation('calling');
  const me = useMe();
  const client = useQueryClient();
  const online = useLiveStatus();
  const [working, setWorking] = useState(() => readStored(WORKING, false, sessionStorage));
  const lease = useQuery({ ...leaseQuery(campaignId), enabled: working });
  const entries = useStore(outbox.store, (box) => box.entries);
  const mine = entries.filter((entry) => entry.owner === me.id);
  const inHand = working ? (lease.data ?? null) : null;
  const sentAlready = inHand !== null && mine.some((entry) => entry.leadId === inHand.lead.id);
  const wrapper = useWrap(me.id, inHand);
  const [busy, setBusy] = useState(false);
  const [undoable, setUndoable] = useState<{ leadId: string; activityId: string } | null>(null);

  const setLease = (next: Lease | null) =>
    client.setQueryData(leaseQuery(campaignId).queryKey, next);

  const begin = (now: boolean) => {
    writeStored(WORKING, now, sessionStorage);
    setWorking(now);
  };

  const takeBack = async (leadId: string, activityId: string) => {
    setUndoable(null);
    const lease = await takeOutcomeBack(leadId, activityId);
    begin(true);
    setLease(lease);
    refreshLead(leadId);
  };

  const refreshLead = (leadId: string) => {
    void client.invalidateQueries({ queryKey: ['get', '/api/leads/{id}', leadId] });
    void client.invalidateQueries({ queryKey: ['get', '/api/activities'] });
    void client.invalidateQueries({ queryKey: ['get', '/api/tasks'] });
    void client.invalidateQueries({ queryKey: ['get', '/api/campaigns/{id}/queue'] });
  };

  const finish = async (next: boolean, chosen: Partial<Wrap> = {}): Promise<boolean> => {
    const wrap = { ...wrapper.wrap, ...chosen };
    if (!inHand || busy || wrap.outcome === null || missingFrom(wrap) !== null) return false;
    const { lead } = inHand;
    const entry: Waiting = {
      key: newKey(),
      owner: me.id,
      leadId: lead.id,
      leadName: lead.fullName,
      request: requestOf(wrap, wrap.outcome, { next, campaignId, now: new Date() }),
      refusal: null,
    };
    setBusy(true);
    try {
      const answer = await outbox.post(entry);
      dropWrap(me.id, lead.id);
      if (answer === null) return true;
      wrapper.clear();
      setUndoable({ leadId: lead.id, activityId: answer.activityId });
      showUndo(t('logged', { name: lead.fullName, outcome: t(`outcome.${wrap.outcome}`) }), () =>
        takeBack(lead.id, answer.activityId),
      );
      if (!next) begin(false);
      setLease(answer.next);
      refreshLead(lead.id);
      return true;
    } catch (error) {
      showError(error);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const release = async (reason: ReturnReason) => {
    if (!inHand || busy) return;
    setBusy(true);
    try {
      await giveBack(inHand.lead.id, reason);
      if (reason === 'break') {
        begin(false);
        setLease(null);
      } else {
        await lease.refetch();
      }
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };

  const undo = async () => {
    if (!undoable) return;
    try {
      await takeBack(undoable.leadId, undoable.activityId);
    } catch (error) {
      showError(error);
    }
  };

  const flush = useEffectEvent(() => {
    void outbox.flush(me.id, (entry) => {
      showDone(t('outbox.sent', { name: entry.leadName }));
      wrapper.clear();
      refreshLead(entry.leadId);
      if (working) void client.invalidateQueries({ queryKey: ['lease'] });
    });
  });
  useEffect(() => {
    const changed = () => outbox.readAgain();
    window.addEventListener('online', flush);
    window.addEventListener('storage', changed);
    return () => {
      window.removeEventListener('online', flush);
      window.removeEventListener('storage', changed);
    };
  }, []);
  useEffect(() => {
    if (online === 'live') flush();
  }, [online]);

  const beat = useEffectEvent(async () => {
    if (!inHand || sentAlready) return;
    try {
      const kept = await keepLead(inHand.lead.id);
      client.setQueryData(leaseQuery(campaignId).queryKey, (now) =>
        // Meanwhile the call may have been finished, and another lead be in hand.
        now?.lead.id === kept.lead.id ? kept : now,
      );
    } catch (error) {
      const current = client.getQueryData(leaseQuery(campaignId).queryKey);
      if (current?.lead.id !== inHand.lead.id) return;
      if (error instanceof ProblemError && error.status === 409) {
        showError(error, t('lost'));
        await lease.refetch();
      }
    }
  });
  const leadId = inHand?.lead.id;
  useEffect(() => {
    if (!leadId) return undefined;
    const timer = setInterval(() => void beat(), HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, [leadId]);

  return {
    working,
    lease,
    inHand,
    sentAlready,
    waiting: mine,
    busy,
    undoable: undoable !== null,
    wrap: wrapper.wrap,
    change: wrapper.change,
    start: () => begin(true),
    finish,
    release,
    undo,
    forget: (key: string) => outbox.remove(key),
  };
}

export type Workspace = ReturnType<typeof useWorkspace>;

/** What is entered about the lead in hand, kept as it is typed. */
function useWrap(owner: string, lease: Lease | null) {
  const leadId = lease?.lead.id ?? null;
  const [state, setState] = useState<{ leadId: string | null; wrap: Wrap }>({
    leadId: null,
    wrap: EMPTY_WRAP,
  });
  let { wrap } = state;
  if (state.leadId !== leadId) {
    wrap = leadId ? readWrap(owner, leadId) : EMPTY_WRAP;
    setState({ leadId, wrap });
  }
  return {
    wrap,
    change: (patch: Partial<Wrap>) => {
      if (!leadId) return;
      const next = { ...wrap, ...patch };
      keepWrap(owner, leadId, next);
      setState({ leadId, wrap: next });
    },
    clear: () => setState({ leadId, wrap: EMPTY_WRAP }),
  };
}
