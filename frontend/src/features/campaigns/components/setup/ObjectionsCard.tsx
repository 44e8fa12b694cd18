import { Accordion, ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { removeRecord } from '@/components/removeRecord';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { showError } from '@/components/toasts';
import { amendObjection, deleteObjection, objectionsQuery, useSetupChanged } from '../../api';
import type { Objection } from '../../setup.model';
import { ObjectionDialog } from './ObjectionDialog';
import classes from './Setup.module.css';

interface Props {
  campaignId: string;
  mayEdit: boolean;
}

/** What people say against the offer, and what to answer. */
export function ObjectionsCard({ campaignId, mayEdit }: Props) {
  const { t } = useTranslation('campaigns');
  const { dialog, open, close } = useDialog();
  const objections = useQuery(objectionsQuery(campaignId));
  const items = objections.data?.items ?? [];
  const edited =
    dialog?.name === 'edit-objection' ? items.find(({ id }) => id === dialog.id) : undefined;
  return (
    <SectionCard
      title={t('objections.title')}
      action={
        mayEdit && (
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void open('new-objection', campaignId)}
          >
            {t('objections.add')}
          </Button>
        )
      }
    >
      {objections.isPending && <LinesSkeleton lines={3} />}
      {objections.error && (
        <ErrorState error={objections.error} onRetry={() => void objections.refetch()} compact />
      )}
      {objections.isSuccess && items.length === 0 && <Text c="dimmed">{t('objections.none')}</Text>}
      {items.length > 0 && (
        <Accordion variant="separated" radius="md" order={3}>
          {items.map((objection, index) => (
            <Accordion.Item key={objection.id} value={objection.id}>
              <Accordion.Control>{objection.title}</Accordion.Control>
              <Accordion.Panel>
                <Text className={classes.answer}>{objection.answer}</Text>
                {mayEdit && (
                  <Actions
                    campaignId={campaignId}
                    objection={objection}
                    first={index === 0}
                    last={index === items.length - 1}
                    onEdit={() => void open('edit-objection', objection.id)}
                  />
                )}
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
      {dialog?.name === 'new-objection' && dialog.id === campaignId && mayEdit && (
        <ObjectionDialog campaignId={campaignId} onClose={() => void close()} />
      )}
      {edited && mayEdit && (
        <ObjectionDialog
          key={edited.id}
          campaignId={campaignId}
          objection={edited}
          onClose={() => void close()}
        />
      )}
    </SectionCard>
  );
}

interface ActionsProps {
  campaignId: string;
  objection: Objection;
  first: boolean;
  last: boolean;
  onEdit: () => void;
}

function Actions({ campaignId, objection, first, last, onEdit }: ActionsProps) {
  const { t } = useTranslation('campaigns');
  const changed = useSetupChanged(campaignId);
  const { title, answer, position } = objection;
  const move = async (by: number) => {
    try {
      await amendObjection(campaignId, objection, { title, answer, position: position + by });
    } catch (error) {
      showError(error);
    }
    await changed.objections();
  };
  const remove = async () => {
    await removeRecord({
      title: t('objections.deleteTitle', { title }),
      message: t('objections.deleteMessage'),
      remove: () => deleteObjection(campaignId, objection),
      done: t('objections.deleted'),
    });
    await changed.objections();
  };
  const actions = [
    { label: t('objections.up', { title }), icon: IconArrowUp, run: () => move(-1), off: first },
    { label: t('objections.down', { title }), icon: IconArrowDown, run: () => move(1), off: last },
    { label: t('setup.editOf', { name: title }), icon: IconPencil, run: onEdit, off: false },
    { label: t('objections.remove', { title }), icon: IconTrash, run: remove, off: false },
  ];
  return (
    <Group gap={4} mt="sm">
      {actions.map(({ label, icon: Glyph, run, off }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon aria-label={label} disabled={off} onClick={() => void run()}>
            <Glyph size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}
