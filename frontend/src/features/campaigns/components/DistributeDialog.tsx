import { Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { useFormat } from '@/components/reader';
import { showError } from '@/components/toasts';
import { UserAvatar } from '@/components/UserAvatar';
import { startBulk, watch } from '@/features/bulk/public';
import { countLeadsExactly, leadFilter, NOBODY } from '@/features/leads/public';
import { WorkloadText, workloadsQuery } from '@/features/users/public';
import { campaignOverviewQuery } from '../api';
import { openMeanings, type Workload } from '../setup.model';

interface Props {
  campaignId: string;
  members: readonly Workload[];
  onClose: () => void;
}

/** Hands out the leads that nobody owns yet: work on many leads, which can be watched and taken back as such. */
export function DistributeDialog({ campaignId, members, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const overview = useQuery(campaignOverviewQuery(campaignId));
  const workloads = useQuery(workloadsQuery(members.map(({ user }) => user.id)));
  const [people, setPeople] = useState<string[]>(() => members.map(({ user }) => user.id));
  const [by, setBy] = useState<'load' | 'round_robin'>('load');
  const [saving, setSaving] = useState(false);
  const unowned = overview.data?.unowned;
  const distribute = async () => {
    setSaving(true);
    try {
      const nobodys = { campaignId, ownerId: NOBODY, meaning: openMeanings.join(',') };
      const { count } = await countLeadsExactly(nobodys);
      const run = await startBulk(
        { filter: leadFilter(nobodys), expected: count },
        { type: 'assign', ownerIds: people, by },
        newKey(),
      );
      watch(run.id);
      onClose();
    } catch (error) {
      showError(error);
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('distribute.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="md">
        <Text>
          {unowned === undefined
            ? t('common:loading')
            : t('distribute.unowned', { count: unowned, number: format.number(unowned) })}
        </Text>
        <Radio.Group
          label={t('distribute.by')}
          value={by}
          onChange={(value) => setBy(value === 'load' ? 'load' : 'round_robin')}
        >
          <Stack gap={8} mt={6}>
            <Radio
              value="load"
              label={t('distribute.byLoad')}
              description={t('distribute.byLoadHint')}
            />
            <Radio
              value="round_robin"
              label={t('distribute.roundRobin')}
              description={t('distribute.roundRobinHint')}
            />
          </Stack>
        </Radio.Group>
        <Checkbox.Group label={t('distribute.to')} value={people} onChange={setPeople}>
          <Stack gap={10} mt={6}>
            {members.map(({ user }) => (
              <Checkbox
                key={user.id}
                value={user.id}
                label={
                  <Group gap="sm" wrap="nowrap">
                    <UserAvatar name={user.name} initials={user.initials} size={24} />
                    <div>
                      <Text component="span" display="block">
                        {user.name}
                      </Text>
                      <WorkloadText
                        workload={workloads.data?.items.find((one) => one.user.id === user.id)}
                      />
                    </div>
                  </Group>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            onClick={() => void distribute()}
            disabled={people.length === 0 || !unowned}
            loading={saving}
          >
            {t('distribute.verb')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
