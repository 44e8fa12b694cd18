import { Button } from '@mantine/core';
import { IconHistory, IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { EmailLink, LinkedinLink, PhoneLink, WebsiteLink } from '@/components/ContactLinks';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { RecordLink } from '@/components/RecordLink';
import { RecordPage } from '@/components/RecordPage';
import { RecordTabs } from '@/components/RecordTabs';
import { useFormat } from '@/components/reader';
import { removeRecord } from '@/components/removeRecord';
import { SectionCard } from '@/components/SectionCard';
import { PageSkeleton } from '@/components/Skeletons';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { RecordTimeline } from '@/features/activities/public';
import { LeadLockBadge } from '@/features/calling/public';
import { ComposeButton } from '@/features/compose/public';
import { RelatedDeals } from '@/features/deals/public';
import { LeadSuggestion } from '@/features/followups/public';
import { LeadSequences } from '@/features/sequences/public';
import { NextSteps } from '@/features/tasks/public';
import { countryName } from '@/lib/countries';
import { labelIn } from '@/lib/labels';
import { deleteLead, leadQuery, useLeadFields, useLeadsChanged } from '../api';
import { customOf, type Lead, type LeadTab, newDealHref, roleOf } from '../model';
import { CallsCard } from './CallsCard';
import { DoNotCallBadge, DoNotCallItem, useDoNotCallOffered } from './DoNotCall';
import { LeadDialogs } from './LeadDialogs';
import { ScoreCard } from './ScoreCard';
import { StatusBadge } from './StatusBadge';
import { customText, Tags } from './useLeadColumns';

export function LeadPage({ id, tab }: { id: string; tab: LeadTab }) {
  const lead = useQuery(leadQuery(id));
  useLiveTopics(`record:lead:${id}`, 'pipeline', 'lists');
  if (lead.data) return <LeadDetail lead={lead.data} tab={tab} />;
  if (lead.error) return <ErrorState error={lead.error} onRetry={() => void lead.refetch()} />;
  return <PageSkeleton />;
}

function LeadDetail({ lead, tab }: { lead: Lead; tab: LeadTab }) {
  const { t } = useTranslation('leads');
  const navigate = useNavigate();
  const { open } = useDialog();
  const { removed } = useLeadsChanged();
  const { id, fullName: name, may } = lead;
  const callsOffered = useDoNotCallOffered(lead);

  const remove = async () => {
    const gone = await removeRecord({
      title: t('delete.title', { name }),
      message: t('delete.message'),
      remove: () => deleteLead(id, lead.version),
      done: t('delete.done', { name }),
    });
    if (!gone) return;
    await navigate({ to: '/leads', replace: true });
    removed(id);
  };

  return (
    <>
      <RecordPage
        back={{ to: '/leads', label: t('title') }}
        name={name}
        subtitle={roleOf(lead)}
        onEdit={may.edit ? () => void open('edit-lead', id) : undefined}
        onDelete={may.delete ? () => void remove() : undefined}
        menu={callsOffered ? <DoNotCallItem lead={lead} /> : undefined}
        actions={
          <>
            {lead.doNotCall && <DoNotCallBadge />}
            <LeadLockBadge leadId={id} lock={lead.calling.lock} />
            <ComposeButton start={{ lead: { id, name, email: lead.email ?? null } }} />
            <Button
              component={Link}
              to={newDealHref(lead)}
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              {t('createDeal')}
            </Button>
          </>
        }
        main={
          <>
            <LeadSuggestion leadId={id} />
            <RecordTabs
              tab={tab}
              tabs={[
                {
                  name: 'timeline',
                  label: t('tab.timeline'),
                  icon: IconHistory,
                  content: () => <RecordTimeline leadId={id} />,
                },
                {
                  name: 'deals',
                  label: t('tab.deals', { count: lead.counts.deals }),
                  icon: IconTargetArrow,
                  content: () => <RelatedDeals of={{ leadId: id }} newHref={newDealHref(lead)} />,
                },
              ]}
            />
          </>
        }
        aside={
          <>
            <NextSteps leadId={id} />
            <LeadSequences leadId={id} mayEnrol={may.edit} />
            <LeadCards lead={lead} />
          </>
        }
      />
      <LeadDialogs />
    </>
  );
}

function LeadCards({ lead }: { lead: Lead }) {
  const { t, i18n } = useTranslation('leads');
  const format = useFormat();
  const fields = useLeadFields(lead.campaign.id);
  return (
    <>
      <ScoreCard leadId={lead.id} />
      <SectionCard title={t('contact')}>
        <Facts
          facts={[
            { label: t('field.email'), value: lead.email && <EmailLink value={lead.email} /> },
            {
              label: t('field.phone'),
              value:
                lead.phone &&
                (lead.doNotCall ? (
                  <span className="fx-num">{lead.phone}</span>
                ) : (
                  <PhoneLink value={lead.phone} e164={lead.phoneE164} />
                )),
            },
            {
              label: t('field.phoneE164'),
              value: lead.phoneE164 && <span className="fx-num">{lead.phoneE164}</span>,
            },
            {
              label: t('field.place'),
              value: [lead.city, countryName(lead.country, i18n.language)]
                .filter(Boolean)
                .join(', '),
            },
            {
              label: t('field.website'),
              value: lead.website && <WebsiteLink value={lead.website} />,
            },
            {
              label: t('field.linkedin'),
              value: lead.linkedin && <LinkedinLink value={lead.linkedin} />,
            },
          ]}
        />
      </SectionCard>
      <CallsCard lead={lead} />
      <SectionCard title={t('about')}>
        <Facts
          facts={[
            { label: t('field.status'), value: <StatusBadge face={lead.statusFace} /> },
            { label: t('field.owner'), value: lead.owner && <UserName person={lead.owner} /> },
            {
              label: t('field.campaign'),
              value: (
                <RecordLink kind="campaign" id={lead.campaign.id}>
                  {lead.campaign.name}
                </RecordLink>
              ),
            },
            {
              label: t('field.account'),
              value: (
                <RecordLink kind="account" id={lead.account.id}>
                  {lead.account.name}
                </RecordLink>
              ),
            },
            { label: t('field.company'), value: lead.company },
            { label: t('field.jobTitle'), value: lead.jobTitle },
            { label: t('field.source'), value: lead.source },
            { label: t('field.tags'), value: lead.tags.length > 0 && <Tags tags={lead.tags} /> },
            { label: t('field.createdAt'), value: <RelativeTime value={lead.createdAt} /> },
            { label: t('field.updatedAt'), value: <RelativeTime value={lead.updatedAt} /> },
          ]}
        />
      </SectionCard>
      {fields.length > 0 && (
        <SectionCard title={t('fields.title')}>
          <Facts
            facts={fields.map((field) => ({
              label: labelIn(field.label, i18n.language),
              value: customText(field, customOf(lead)[field.key], format, t('yes'), t('no')),
            }))}
          />
        </SectionCard>
      )}
    </>
  );
}
