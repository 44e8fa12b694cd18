import {
  ActionIcon,
  Anchor,
  Badge,
  Breadcrumbs,
  Button,
  Card,
  Group,
  Menu,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import {
  IconDots,
  IconHourglass,
  IconLayoutKanban,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useLiveTopics, usePresence } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { PageHeader } from '@/components/PageHeader';
import { useFormat } from '@/components/reader';
import { PageSkeleton } from '@/components/Skeletons';
import { UserAvatar } from '@/components/UserAvatar';
import { Money } from '@/components/values';
import { dealQuery } from '../api';
import { type Deal, summaryOf } from '../model';
import { useDealDeletion } from '../useDealDeletion';
import { useDealMoves } from '../useDealMoves';
import { DealDialogs } from './DealDialogs';
import { DealFacts } from './DealFacts';
import classes from './DealPage.module.css';
import { PresentPeople } from './PresentPeople';
import { RelatedRecords } from './RelatedRecords';
import { StageStepper } from './StageStepper';

interface Props {
  id: string;
  /** What other features know about the deal: the route brings them together. */
  timeline: (deal: Deal) => ReactNode;
  nextSteps: (deal: Deal) => ReactNode;
  actions?: (deal: Deal) => ReactNode;
}

export function DealPage({ id, ...slots }: Props) {
  const { t } = useTranslation('deals');
  const deal = useQuery(dealQuery(id));
  useLiveTopics(`record:deal:${id}`, 'directory');
  if (deal.isPending) return <PageSkeleton />;
  if (!deal.data) {
    const missing = asProblem(deal.error).status === 404;
    return missing ? (
      <EmptyState
        icon={IconLayoutKanban}
        title={t('missing.title')}
        hint={t('missing.hint')}
        action={
          <Button component={Link} to="/pipeline">
            {t('missing.action')}
          </Button>
        }
      />
    ) : (
      <ErrorState error={deal.error} onRetry={() => void deal.refetch()} />
    );
  }
  // Read again after a deletion by somebody else: then the old answer must not look alive.
  if (deal.isError && asProblem(deal.error).status === 404) {
    return <Gone name={deal.data.name} />;
  }
  return <LoadedDeal deal={deal.data} {...slots} />;
}

function Gone({ name }: { name: string }) {
  const { t } = useTranslation('deals');
  return (
    <EmptyState
      icon={IconTrash}
      title={t('gone.title', { name })}
      hint={t('gone.hint')}
      action={
        <Button component={Link} to="/pipeline">
          {t('missing.action')}
        </Button>
      }
    />
  );
}

function LoadedDeal({ deal, timeline, nextSteps, actions }: Omit<Props, 'id'> & { deal: Deal }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const { dialog, open } = useDialog();
  const move = useDealMoves();
  const remove = useDealDeletion();
  const editing = dialog?.name === 'edit-deal' && dialog.id === deal.id;
  const people = usePresence(`deal:${deal.id}`, editing ? 'editing' : 'viewing', me.id);
  useEffect(() => {
    document.title = `${deal.name} · Facturix CRM`;
  }, [deal.name]);

  const onStage = (stage: string) =>
    void move([summaryOf(deal)], { ids: [deal.id], stage, afterId: null, beforeId: null });
  const onDelete = async () => {
    if (await remove(deal)) void navigate({ to: '/pipeline' });
  };

  return (
    <>
      <Breadcrumbs mb="xs">
        <Anchor component={Link} to="/pipeline" size="sm">
          {t('title')}
        </Anchor>
        <Anchor component={Link} to={`/accounts/${deal.account.id}`} size="sm">
          {deal.account.name}
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={deal.name}
        subtitle={
          <Group gap="sm" mt={4}>
            <Text span fw={650} c="var(--fx-ink)" size="lg">
              <Money value={deal.value} />
            </Text>
            <Group gap={6} wrap="nowrap">
              <UserAvatar name={deal.owner.name} initials={deal.owner.initials} size={22} />
              <Text span inherit>
                {deal.owner.name}
              </Text>
            </Group>
            {deal.overdue && <Badge color="red">{t('page.overdue')}</Badge>}
            {deal.rotting && (
              <Tooltip label={t('card.rotting', { count: deal.daysInStage })}>
                <Badge color="orange" leftSection={<IconHourglass size={12} aria-hidden />}>
                  {t('page.rotting')}
                </Badge>
              </Tooltip>
            )}
            <PresentPeople people={people} />
          </Group>
        }
        actions={
          <Group gap="xs">
            {actions?.(deal)}
            {deal.may.edit && (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => void open('edit-deal', deal.id)}
              >
                {t('common:edit')}
              </Button>
            )}
            {deal.may.edit && deal.may.delete && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="default" size={36} aria-label={t('page.more')}>
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => void onDelete()}
                  >
                    {t('page.delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        }
      />
      <StageStepper deal={deal} onStage={onStage} />
      <div className={classes.columns}>
        <Stack gap="md" className={classes.main}>
          {nextSteps(deal)}
          {timeline(deal)}
        </Stack>
        <Stack gap="md" className={classes.side}>
          <DealFacts deal={deal} />
          {deal.notes && (
            <Card component="section" aria-labelledby="deal-notes">
              <Title order={2} size="h3" id="deal-notes" mb="xs">
                {t('fields.notes')}
              </Title>
              <Text className={classes.notes}>{deal.notes}</Text>
            </Card>
          )}
          <RelatedRecords deal={deal} />
          <Text size="xs" c="dimmed">
            {t('page.dates', {
              created: format.dateTime(deal.createdAt),
              updated: format.relative(deal.updatedAt),
            })}
          </Text>
        </Stack>
      </div>
      <DealDialogs />
    </>
  );
}
