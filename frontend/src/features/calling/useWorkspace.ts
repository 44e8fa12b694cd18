import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { ProblemError } from '@/api/problem';
import { useLiveStatus } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { showDone, showError, showUndo, showWarning } from '@/components/toasts';
import { mentionsIn } from '@/features/activities/public';
import { readStored, writeStored } from '@/lib/storage';
import { useStore } from '@/lib/store';
import { giveBack, keepLead, leaseQuery, outbox, stillHeldQuery, takeOutcomeBack } from './api';
import { dropWrap, keepWrap, type LeftNote } from './drafts';
import { endedHere, noteEnd } from './ended';
import { type Lease, missingFrom, type ReturnReason, requestOf, type Wrap } from './model';
import { isUnreachable, type Waiting } from './outbox';
import { dropUndoable, type Undoable } from './undo';
import { useLeftNotes } from './useLeftNotes';
import { useUndoable } from './useUndoable';
import { useWrap } from './useWrap';

const WORKING = 'facturix.calling';
/** Well within the shortest lease there is, a minute. */
const HEARTBEAT_MS = 25_000;
/** What a heartbeat is told when the lead is in other hands, or not to be taken again. */
const LOST = [403, 404, 409];

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
  const undoing = useUndoable(me.id);
  const leadId = inHand?.lead.id ?? null;
  const left = useLeftNotes(me.id, leadId, !working || lease.isSuccess);
  const held = useQuery({
    ...stillHeldQuery(me.id, leadId ?? '', inHand?.leasedAt ?? ''),
    enabled: inHand !== null,
  });

  const setLease = (next: Lease | null) =>
    client.setQueryData(leaseQuery(campaignId).queryKey, next);

  const begin = (now: boolean) => {
    writeStored(WORKING, now, sessionStorage);
    setWorking(now);
  };

  const takeBack = async (outcome: Undoable) => {
    undoing.clear();
    if (inHand) noteEnd(inHand);
    try {
      const lease = await takeOutcomeBack(outcome.leadId, outcome.activityId);
      forgetOutcome(outcome);
      // A lead that is being asked for right after a reload would take the place of this one.
      await client.cancelQueries({ queryKey: leaseQuery(campaignId).queryKey });
      begin(true);
      setLease(lease);
    } catch (error) {
      // Taken back it is, but somebody else has the lead by now.
      if (error instanceof ProblemError && error.code === 'leased') {
        forgetOutcome(outcome);
        left.look();
      } else if (isUnreachable(error)) undoing.look();
      else dropUndoable(me.id, outcome.activityId);
      throw error;
    } finally {
      refreshLead(outcome.leadId);
    }
  };

  /** What was entered about a call that is taken back is there again. */
  const forgetOutcome = ({ leadId, leadName, activityId, wrap }: Undoable) => {
    dropUndoable(me.id, activityId);
    if (wrap) keepWrap(me.id, { id: leadId, fullName: leadName }, { ...wrap, startedAt: null });
    wrapper.readAgain();
  };

  const offerUndo = (outcome: Omit<Undoable, 'until'>, text: string) => {
    const undoable = undoing.keep(outcome);
    showUndo(text, () => takeBack(undoable));
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
      request: requestOf(wrap, wrap.outcome, {
        next,
        campaignId,
        now: new Date(),
        mentions: mentionsIn(wrap.note, wrap.named).map(({ id }) => id),
      }),
      wrap,
      refusal: null,
    };
    setBusy(true);
    noteEnd(inHand);
    try {
      const answer = await outbox.post(entry);
      dropWrap(me.id, lead.id);
      if (answer === null) return true;
      wrapper.clear();
      offerUndo(
        { leadId: lead.id, leadName: lead.fullName, activityId: answer.activityId, wrap },
        t('logged', { name: lead.fullName, outcome: t(`outcome.${wrap.outcome}`) }),
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
    const { lead } = inHand;
    const { note, named } = wrapper.wrap;
    setBusy(true);
    try {
      if (note.trim() !== '') {
        await left.put({ leadId: lead.id, leadName: lead.fullName, note, named });
        wrapper.change({ note: '', named: [] });
        showDone(t('left.saved', { name: lead.fullName }));
        refreshLead(lead.id);
      }
      noteEnd(inHand);
      await giveBack(lead.id, reason);
      dropWrap(me.id, lead.id);
      wrapper.readAgain();
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
    if (!undoing.undoable) return;
    try {
      await takeBack(undoing.undoable);
    } catch (error) {
      showError(error);
    }
  };

  const saveLeft = async (one: LeftNote) => {
    try {
      await left.put(one);
      left.drop(one.leadId);
      showDone(t('left.saved', { name: one.leadName }));
      refreshLead(one.leadId);
    } catch (error) {
      showError(error);
    }
  };

  const flush = useEffectEvent(() => {
    void outbox.flush(me.id, ({ leadId, leadName, wrap = null }, { activityId }) => {
      offerUndo({ leadId, leadName, activityId, wrap }, t('outbox.sent', { name: leadName }));
      if (leadId === inHand?.lead.id) wrapper.clear();
      refreshLead(leadId);
      if (working) void client.invalidateQueries({ queryKey: ['lease'] });
    });
  });
  const changed = useEffectEvent(() => {
    outbox.readAgain();
    undoing.look();
    left.look();
  });
  useEffect(() => {
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

  const lost = inHand !== null && !held.data && !busy && !sentAlready;
  const lose = useEffectEvent(() => {
    if (!inHand) return;
    if (endedHere(inHand)) {
      void lease.refetch();
      return;
    }
    // Asking for the next one at once would take the same lead again from who has just taken it away.
    showWarning(t('lost'));
    begin(false);
  });
  useEffect(() => {
    if (lost) lose();
  }, [lost]);

  const beat = useEffectEvent(async () => {
    if (!inHand || sentAlready || !held.data) return;
    try {
      const kept = await keepLead(inHand.lead.id);
      client.setQueryData(leaseQuery(campaignId).queryKey, (now) =>
        // Meanwhile the call may have been finished, and another lead be in hand.
        now?.lead.id === kept.lead.id ? kept : now,
      );
    } catch (error) {
      const current = client.getQueryData(leaseQuery(campaignId).queryKey);
      if (current?.lead.id !== inHand.lead.id) return;
      if (error instanceof ProblemError && LOST.includes(error.status)) {
        showError(error, t('lost'));
        await lease.refetch();
      }
    }
  });
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
    undoable: undoing.undoable !== null,
    left: left.notes,
    saveLeft,
    discardLeft: left.drop,
    wrap: wrapper.wrap,
    change: wrapper.change,
    start: () => {
      // What was in hand, or was not to be had, before the break.
      client.removeQueries({ queryKey: leaseQuery(campaignId).queryKey });
      begin(true);
    },
    finish,
    release,
    undo,
    forget: (key: string) => outbox.remove(key),
  };
}

export type Workspace = ReturnType<typeof useWorkspace>;
