import { Card, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A page on its way: title, tiles and a body, so that nothing jumps when it arrives. */
export function PageSkeleton() {
  const { t } = useTranslation('common');
  return (
    <Stack gap="lg" aria-busy="true" aria-label={t('loading')} role="status">
      <Group justify="space-between">
        <Skeleton h={28} w={220} />
        <Skeleton h={36} w={120} radius="md" />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
        <Skeleton h={104} radius="lg" />
        <Skeleton h={104} radius="lg" />
        <Skeleton h={104} radius="lg" visibleFrom="xs" />
        <Skeleton h={104} radius="lg" visibleFrom="xs" />
      </SimpleGrid>
      <Skeleton h={320} radius="lg" />
    </Stack>
  );
}

const widths = ['62%', '88%', '74%', '54%', '80%', '68%'];

export function LinesSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap={10} aria-busy="true">
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} h={12} w={widths[line % widths.length] ?? '70%'} />
      ))}
    </Stack>
  );
}

export function CardSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <Card>
      <LinesSkeleton lines={lines} />
    </Card>
  );
}

export function TimelineSkeleton({ entries = 4 }: { entries?: number }) {
  return (
    <Stack gap="md" aria-busy="true">
      {Array.from({ length: entries }, (_, entry) => entry).map((entry) => (
        <Group key={entry} gap="sm" wrap="nowrap" align="flex-start">
          <Skeleton h={30} w={30} radius="xl" style={{ flex: 'none' }} />
          <Stack gap={8} flex={1} pt={6}>
            <Skeleton h={12} w={widths[entry % widths.length] ?? '70%'} />
            <Skeleton h={10} w="35%" />
          </Stack>
        </Group>
      ))}
    </Stack>
  );
}
