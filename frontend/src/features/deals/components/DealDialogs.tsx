import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { usePresence } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { LinesSkeleton } from '@/components/Skeletons';
import { useStages } from '@/features/pipelines/public';
import { dealQuery } from '../api';
import { blankValues, type Prefill, valuesOf } from '../form.model';
import type { Deal } from '../model';
import { DealForm } from './DealForm';
import { PresentPeople } from './PresentPeople';

interface Props {
  /** Tells others that the deal is being edited; the deal's own page does that itself. */
  announce?: boolean;
  /** What a new deal starts with, over what the address says. */
  prefill?: Prefill;
  onCreated?: (deal: Deal) => void;
}

/**
 * The deal dialogs of the address: `?dialog=new-deal` (with `accountId`, `campaignId` or `leadId`
 * beside it as a start) and `?dialog=edit-deal:<id>`. Mount it on each page that links to them.
 */
export function DealDialogs({ announce = false, prefill, onCreated }: Props) {
  const { dialog, close } = useDialog();
  if (dialog?.name === 'new-deal')
    return <NewDeal prefill={prefill} onClose={close} onCreated={onCreated} />;
  if (dialog?.name === 'edit-deal' && dialog.id) {
    return <EditDeal key={dialog.id} id={dialog.id} announce={announce} onClose={close} />;
  }
  return null;
}

/** What the address says about a new deal; a filter by several accounts says nothing. */
function usePrefill(given: Prefill | undefined): Prefill {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const one = (key: string) => {
    const value = search[key];
    return typeof value === 'string' && !value.includes(',') ? value : undefined;
  };
  return (
    given ?? {
      accountId: one('accountId'),
      campaignId: one('campaignId'),
      leadId: one('leadId'),
    }
  );
}

/** A lead brings its campaign and account, a campaign its account. */
async function complete(prefill: Prefill, signal: AbortSignal): Promise<Prefill> {
  if (prefill.leadId) {
    const { data } = await client.GET('/api/leads/{id}', {
      params: { path: { id: prefill.leadId } },
      signal,
    });
    if (data) {
      return {
        ...prefill,
        accountId: data.account.id,
        campaignId: data.campaign.id,
        name: prefill.name ?? data.company ?? data.fullName,
      };
    }
  }
  if (prefill.campaignId) {
    const { data } = await client.GET('/api/campaigns/{id}', {
      params: { path: { id: prefill.campaignId } },
      signal,
    });
    if (data) return { ...prefill, accountId: data.account.id };
  }
  return prefill;
}

function NewDeal({
  prefill: given,
  onClose,
  onCreated,
}: {
  prefill: Prefill | undefined;
  onClose: () => void;
  onCreated: ((deal: Deal) => void) | undefined;
}) {
  const { t } = useTranslation('deals');
  const me = useMe();
  const { pipelines, isPending, error, refetch } = useStages();
  const search = useSearch({ strict: false }) as { pipeline?: string };
  const [prefill] = useState(usePrefill(given));
  const start = useQuery({
    queryKey: ['deal-start', prefill],
    queryFn: ({ signal }) => complete(prefill, signal),
    staleTime: 60_000,
  });
  if (isPending || start.isPending) return <Waiting title={t('dialog.new')} onClose={onClose} />;
  const failure = error ?? start.error;
  if (failure || !start.data) {
    const again = () => {
      void refetch();
      void start.refetch();
    };
    return <Waiting title={t('dialog.new')} onClose={onClose} error={failure} onRetry={again} />;
  }
  return (
    <DealForm
      initial={blankValues(start.data, pipelines, search.pipeline, me.id)}
      onClose={onClose}
      onCreated={onCreated}
    />
  );
}

function EditDeal({
  id,
  announce,
  onClose,
}: {
  id: string;
  announce: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('deals');
  const me = useMe();
  const people = usePresence(announce ? `deal:${id}` : null, 'editing', me.id);
  const stages = useStages();
  // The form starts from the deal as it is now, not from what a list said a while ago.
  const deal = useQuery({ ...dealQuery(id), staleTime: 0, refetchOnMount: 'always' });
  const [read, setRead] = useState<typeof deal.data>(undefined);
  if (!read && deal.data && !deal.isFetching) setRead(deal.data);
  if (!read || stages.isPending) {
    return (
      <Waiting
        title={t('dialog.edit')}
        onClose={onClose}
        error={deal.error}
        onRetry={() => void deal.refetch()}
      />
    );
  }
  return (
    <DealForm
      deal={read}
      initial={valuesOf(read)}
      onClose={onClose}
      footer={announce ? <PresentPeople people={people} /> : null}
    />
  );
}

function Waiting({
  title,
  onClose,
  error,
  onRetry,
}: {
  title: string;
  onClose: () => void;
  error?: unknown;
  onRetry?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {error ? (
        <ErrorState error={error} {...(onRetry ? { onRetry } : {})} compact />
      ) : (
        <LinesSkeleton lines={9} />
      )}
    </Modal>
  );
}
