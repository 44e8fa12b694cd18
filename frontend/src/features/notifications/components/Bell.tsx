import { ActionIcon, Button, Group, Popover, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconBellCheck } from '@tabler/icons-react';
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LinesSkeleton } from '@/components/Skeletons';
import { bellQuery, useReading } from '../api';
import { byDay, MANY, type Notification, type NotificationPage } from '../model';
import classes from './Bell.module.css';
import { NotificationLine } from './NotificationLine';

/** What concerns the reader in person; the number is what they have not read. */
export function Bell() {
  const { t } = useTranslation('notifications');
  const [open, { toggle, close }] = useDisclosure();
  useLiveTopics('me');
  const query = useInfiniteQuery(bellQuery);
  const unread = query.data?.pages[0]?.unreadCount ?? 0;
  const read = useReading();
  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      position="bottom-end"
      width="min(420px, calc(100vw - 24px))"
      shadow="lg"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          size={36}
          className={classes.button}
          aria-label={t('bell', { count: unread })}
          aria-expanded={open}
          onClick={toggle}
        >
          <IconBell size={20} stroke={1.7} aria-hidden />
          {unread > 0 && (
            <span className={classes.count} aria-hidden data-testid="unread">
              {unread >= MANY ? `${MANY - 1}+` : unread}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <div className={classes.panel}>
          <Group justify="space-between" wrap="nowrap" className={classes.head}>
            <Title order={2} size="h4">
              {t('title')}
            </Title>
            {unread > 0 && (
              <Button variant="subtle" size="compact-sm" onClick={() => read.mutate(null)}>
                {t('readAll')}
              </Button>
            )}
          </Group>
          <div className={classes.scroller}>
            <Lines query={query} onOpen={close} />
          </div>
          <div className={classes.foot}>
            <Button
              component={Link}
              to="/preferences"
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={close}
            >
              {t('choose')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Lines({
  query,
  onOpen,
}: {
  query: UseInfiniteQueryResult<InfiniteData<NotificationPage>>;
  onOpen: () => void;
}) {
  const { t } = useTranslation('notifications');
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) {
    return (
      <div style={{ padding: 16 }}>
        <LinesSkeleton lines={5} />
      </div>
    );
  }
  if (query.isError && items.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} compact />;
  }
  if (items.length === 0) {
    return <EmptyState icon={IconBellCheck} title={t('empty.title')} hint={t('empty.hint')} />;
  }
  const { today, earlier } = byDay(items, new Date());
  return (
    <>
      <Days title={t('today')} items={today} onOpen={onOpen} />
      <Days title={t('earlier')} items={earlier} onOpen={onOpen} />
      {query.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Days({
  title,
  items,
  onOpen,
}: {
  title: string;
  items: Notification[];
  onOpen: () => void;
}) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <Text component="h3" className={classes.group}>
        {title}
      </Text>
      <ul className={classes.list}>
        {items.map((one) => (
          <NotificationLine key={one.id} notification={one} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}
