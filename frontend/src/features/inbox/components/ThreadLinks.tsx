import { Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import {
  IconBuilding,
  IconLink,
  IconLinkOff,
  IconPlus,
  IconTargetArrow,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { RecordLink } from '@/components/RecordLink';
import { type OptionSource, SearchSelect } from '@/components/SearchSelect';
import { showError } from '@/components/toasts';
import { accountSource } from '@/features/accounts/public';
import { DealDialogs, dealSource } from '@/features/deals/public';
import { LeadDialog, leadSource } from '@/features/leads/public';
import { type Link, useLinking } from '../api';
import { leadStart, otherSide, type ThreadMessage, type ThreadSummary } from '../model';

type Kind = 'lead' | 'deal' | 'account';

interface Props {
  thread: ThreadSummary;
  messages: readonly ThreadMessage[];
}

const sources: Record<Kind, OptionSource> = {
  lead: leadSource(),
  deal: dealSource,
  account: accountSource,
};

const linkOf: Record<Kind, (id: string) => NonNullable<Link>> = {
  lead: (leadId) => ({ leadId }),
  deal: (dealId) => ({ dealId }),
  account: (accountId) => ({ accountId }),
};

/** What a thread is about, and how that is said or made. */
export function ThreadLinks({ thread, messages }: Props) {
  const { t } = useTranslation('inbox');
  const linking = useLinking(thread);
  const { dialog, open, close } = useDialog();
  const [choosing, setChoosing] = useState<Kind | null>(null);
  const set = (link: Link) => {
    setChoosing(null);
    linking.mutate(link, { onError: (error) => showError(error) });
  };
  const other = otherSide(messages);
  const kinds = (['deal', 'lead', 'account'] as const).filter((kind) => thread[kind]);
  return (
    <Group gap="xs" role="group" aria-label={t('link.label')}>
      {kinds.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('link.none')}
        </Text>
      )}
      {kinds.map((kind) => {
        const record = thread[kind];
        return (
          record && (
            <Text key={kind} size="sm" component="span">
              <Text component="span" inherit c="dimmed">
                {t(`link.kinds.${kind}`)}{' '}
              </Text>
              <RecordLink kind={kind} id={record.id}>
                {record.name}
              </RecordLink>
            </Text>
          )
        );
      })}
      {thread.mayAct && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconLink size={15} aria-hidden />}
            >
              {t('link.change')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconUser size={16} aria-hidden />}
              onClick={() => setChoosing('lead')}
            >
              {t('link.toLead')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTargetArrow size={16} aria-hidden />}
              onClick={() => setChoosing('deal')}
            >
              {t('link.toDeal')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconBuilding size={16} aria-hidden />}
              onClick={() => setChoosing('account')}
            >
              {t('link.toAccount')}
            </Menu.Item>
            {kinds.length > 0 && (
              <Menu.Item
                leftSection={<IconLinkOff size={16} aria-hidden />}
                onClick={() => set(null)}
              >
                {t('link.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {thread.mayAct && !thread.lead && other && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => void open('new-lead')}
        >
          {t('link.newLead')}
        </Button>
      )}
      {thread.mayAct && !thread.deal && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => void open('new-deal')}
        >
          {t('link.newDeal')}
        </Button>
      )}
      {dialog?.name === 'new-lead' && other && (
        <LeadDialog
          initial={leadStart(other)}
          onClose={close}
          onCreated={({ id }) => {
            void close();
            set({ leadId: id });
          }}
        />
      )}
      <DealDialogs
        prefill={{
          accountId: thread.account?.id,
          campaignId: thread.campaign?.id,
          leadId: thread.lead?.id,
          name: thread.subject || undefined,
        }}
        onCreated={({ id }) => set({ dealId: id })}
      />
      {choosing && (
        <Modal
          opened
          onClose={() => setChoosing(null)}
          title={t(`link.title.${choosing}`)}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          <Stack>
            <SearchSelect
              label={t(`link.kinds.${choosing}`)}
              source={sources[choosing]}
              autoFocus
              onChange={(id) => id && set(linkOf[choosing](id))}
            />
          </Stack>
        </Modal>
      )}
    </Group>
  );
}
