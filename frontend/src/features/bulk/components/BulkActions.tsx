import { Button, Menu } from '@mantine/core';
import {
  IconChecklist,
  IconChevronDown,
  IconPhoneCheck,
  IconProgress,
  IconSpeakerphone,
  IconTag,
  IconTagOff,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { useDialog } from '@/app/useDialog';
import { confirm } from '@/components/confirm';
import { useFormat } from '@/components/reader';
import type { Selection } from '@/components/table/selection';
import { showError } from '@/components/toasts';
import { countLeadsExactly, type LeadListSearch, leadFilter } from '@/features/leads/public';
import { startBulk, watch } from '../api';
import type { Selected, Wanted } from '../model';
import { BulkDialog, type BulkForm, bulkForms } from './BulkDialog';

interface Props {
  /** What the list shows: "all that match" are these. */
  search: LeadListSearch;
  selection: Selection;
  /** The one campaign that is shown: its statuses can be chosen. */
  campaignId: string | null;
  /** It is under way: nothing is selected any more. */
  onDone: () => void;
}

/** What can be done with the selected leads, be it three or a million. */
export function BulkActions({ search, selection, campaignId, onDone }: Props) {
  const { t } = useTranslation('bulk');
  const format = useFormat();
  const { dialog, open, close } = useDialog();
  const form = bulkForms.find((one) => dialog?.name === `bulk-${one}`);

  const selected = async (): Promise<Selected> => {
    if (!selection.all) return { ids: [...selection.ids] };
    const { count } = await countLeadsExactly(search);
    return { filter: leadFilter(search), expected: count };
  };
  const run = async (action: Wanted, of?: Selected) => {
    const started = await startBulk(of ?? (await selected()), action, newKey());
    watch(started.id);
    if (form) await close();
    onDone();
  };
  const remove = async () => {
    try {
      const of = await selected();
      const count = of.expected ?? of.ids?.length ?? 0;
      const sure = await confirm({
        title: t('delete.title', { count, number: format.number(count) }),
        message: t('delete.message'),
        confirm: t('common:delete'),
        danger: true,
      });
      if (sure) await run({ type: 'delete' }, of);
    } catch (error) {
      showError(error);
    }
  };
  const begin = (one: BulkForm) => void open(`bulk-${one}`);
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconUserCheck size={15} aria-hidden />}
        onClick={() => begin('assign')}
      >
        {t('assign.verb')}
      </Button>
      <Button
        size="compact-sm"
        variant="light"
        visibleFrom="sm"
        leftSection={<IconProgress size={15} aria-hidden />}
        onClick={() => begin('status')}
      >
        {t('status.verb')}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="light"
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            hiddenFrom="sm"
            leftSection={<IconProgress size={15} aria-hidden />}
            onClick={() => begin('status')}
          >
            {t('status.verb')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTag size={15} aria-hidden />} onClick={() => begin('tag')}>
            {t('tag.verb')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTagOff size={15} aria-hidden />}
            onClick={() => begin('untag')}
          >
            {t('untag.verb')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconChecklist size={15} aria-hidden />}
            onClick={() => begin('task')}
          >
            {t('task.verb')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSpeakerphone size={15} aria-hidden />}
            onClick={() => begin('campaign')}
          >
            {t('campaign.verb')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPhoneCheck size={15} aria-hidden />}
            onClick={() => begin('normalise')}
          >
            {t('normalise.verb')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red.8"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => void remove()}
          >
            {t('delete.verb')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {form && (
        <BulkDialog
          form={form}
          count={selection.all ? null : selection.ids.size}
          campaignId={campaignId}
          onRun={run}
          onClose={() => void close()}
        />
      )}
    </>
  );
}
