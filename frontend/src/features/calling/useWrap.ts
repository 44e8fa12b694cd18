import { useEffect, useRef, useState } from 'react';
import { keepWrap, readWrap } from './drafts';
import { EMPTY_WRAP, type Lease, type Wrap } from './model';

/** What is entered about the lead in hand, kept as it is typed. */
export function useWrap(owner: string, lease: Lease | null) {
  const lead = lease?.lead ?? null;
  const leadId = lead?.id ?? null;
  const [state, setState] = useState<{ leadId: string | null; wrap: Wrap }>({
    leadId: null,
    wrap: EMPTY_WRAP,
  });
  let { wrap } = state;
  if (state.leadId !== leadId) {
    wrap = leadId ? readWrap(owner, leadId) : EMPTY_WRAP;
    setState({ leadId, wrap });
  }
  // Who is picked after an @ changes the note and who is named in it, one right after the other.
  const latest = useRef(wrap);
  useEffect(() => {
    latest.current = wrap;
  });
  return {
    wrap,
    change: (patch: Partial<Wrap>) => {
      if (!lead) return;
      const next = { ...latest.current, ...patch };
      latest.current = next;
      keepWrap(owner, lead, next);
      setState({ leadId: lead.id, wrap: next });
    },
    clear: () => setState({ leadId, wrap: EMPTY_WRAP }),
    /** What is kept has changed: it is read when the lead is shown. */
    readAgain: () => setState({ leadId: null, wrap: EMPTY_WRAP }),
  };
}
