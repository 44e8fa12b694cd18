import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { subsidiariesQuery } from '../api';
import type { Account } from '../model';

/** The companies above and below an account; nothing when it stands alone. */
export function AccountFamily({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const below = useQuery(subsidiariesQuery(account.id));
  const subsidiaries = below.data?.items ?? [];
  if (!account.parent && below.isSuccess && subsidiaries.length === 0) return null;
  const total = below.data?.total ?? subsidiaries.length;
  return (
    <SectionCard title={t('family')}>
      <Stack gap="md">
        {account.parent && (
          <Group gap="sm" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {t('field.parent')}
            </Text>
            <RecordLink kind="account" id={account.parent.id}>
              {account.parent.name}
            </RecordLink>
          </Group>
        )}
        {below.isPending && <LinesSkeleton lines={2} />}
        {subsidiaries.length > 0 && (
          <Stack gap={6}>
            <Text size="sm" c="dimmed">
              {t('subsidiaries', { count: total, number: format.number(total) })}
            </Text>
            {subsidiaries.map((one) => (
              <RecordLink key={one.id} kind="account" id={one.id}>
                {one.name}
              </RecordLink>
            ))}
            {total > subsidiaries.length && (
              <Anchor component={Link} to={`/accounts?parentId=${account.id}`} size="sm">
                {t('common:showAll', { number: format.number(total) })}
              </Anchor>
            )}
          </Stack>
        )}
      </Stack>
    </SectionCard>
  );
}
