import { Button, Card, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { timelineQuery } from '../api';
import { groups, type Group as KindGroup, kindsOf, type Subject, subjectOf } from '../model';
import { ActivityComposer } from './ActivityComposer';
import { JumpNote, TimelineJump } from './TimelineJump';
import { TimelinePages } from './TimelinePages';

type Props = Subject & {
  /** Whether something can be added here; the server decides in the end. */
  canAdd?: boolean;
};

const ALL_GROUPS = Object.keys(groups) as KindGroup[];

/** What happened with one record, newest first, with what the reader can add to it. */
export function RecordTimeline({ canAdd = true, ...subject }: Props) {
  const { t } = useTranslation('activities');
  const { entity, id } = subjectOf(subject);
  const [chosen, setChosen] = useState<KindGroup[]>([]);
  const [to, setTo] = useState<string | null>(null);
  useLiveTopics(`record:${entity}:${id}`);
  return (
    <Card component="section" aria-labelledby="timeline-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="timeline-title">
          {t('title')}
        </Title>
        {canAdd && <ActivityComposer key={id} subject={subject} />}
        <Group justify="space-between" gap="xs" align="flex-start">
          <Chip.Group multiple value={chosen} onChange={(next) => setChosen(next as KindGroup[])}>
            <Group gap={6} role="group" aria-label={t('filter.label')}>
              {ALL_GROUPS.map((group) => (
                <Chip key={group} value={group} size="xs" variant="light">
                  {t(`filter.${group}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TimelineJump subject={subject} to={to} onJump={setTo} />
        </Group>
        {to !== null && <JumpNote to={to} onNewest={() => setTo(null)} />}
        <Entries subject={subject} chosen={chosen} to={to} onShowAll={() => setChosen([])} />
      </Stack>
    </Card>
  );
}

function Entries({
  subject,
  chosen,
  to,
  onShowAll,
}: {
  subject: Subject;
  chosen: KindGroup[];
  to: string | null;
  onShowAll: () => void;
}) {
  const { t } = useTranslation('activities');
  const query = useInfiniteQuery({
    ...timelineQuery(subject, kindsOf(chosen), to),
    // Another filter keeps the entries in place until its own have come.
    placeholderData: (before) => before,
  });
  return (
    <TimelinePages
      query={query}
      shown={subjectOf(subject).entity}
      empty={
        <Stack align="flex-start" gap="xs" py="xs">
          <Text c="dimmed">{chosen.length > 0 ? t('empty.filtered') : t('empty.all')}</Text>
          {chosen.length > 0 && (
            <Button variant="light" size="compact-sm" onClick={onShowAll}>
              {t('filter.showAll')}
            </Button>
          )}
        </Stack>
      }
    />
  );
}
