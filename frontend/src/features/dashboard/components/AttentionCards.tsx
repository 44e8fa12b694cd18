import { Anchor, Group, SimpleGrid, Text, ThemeIcon } from '@mantine/core';
import { type Icon, IconCalendarX, IconHourglassLow, IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { DateOnly, Money } from '@/components/values';
import { useStages } from '@/features/pipelines/public';
import {
  type Attention,
  type AttentionList,
  attentions,
  type Dashboard,
  type DealSummary,
  dealsHref,
  type Slice,
} from '../model';
import { DealLines } from './DealLines';

const looks: Record<Attention, { icon: Icon; color: string }> = {
  overdue: { icon: IconCalendarX, color: 'red' },
  rotting: { icon: IconHourglassLow, color: 'orange' },
  no_next_step: { icon: IconRoute, color: 'yellow' },
};

interface Props {
  attention: Dashboard['attention'] | undefined;
  slice: Slice;
}

/** Open deals that somebody should look at, worst first. */
export function AttentionCards({ attention, slice }: Props) {
  const lists: Record<Attention, AttentionList | undefined> = {
    overdue: attention?.overdue,
    rotting: attention?.rotting,
    no_next_step: attention?.noNextStep,
  };
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
      {attentions.map((kind) => (
        <AttentionCard
          key={kind}
          kind={kind}
          list={lists[kind]}
          href={dealsHref(slice, { kind: 'open', attention: kind })}
        />
      ))}
    </SimpleGrid>
  );
}

interface CardProps {
  kind: Attention;
  list: AttentionList | undefined;
  href: string;
}

function AttentionCard({ kind, list, href }: CardProps) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const { icon: Glyph, color } = looks[kind];
  return (
    <SectionCard
      title={
        <Group gap="sm" wrap="nowrap">
          <ThemeIcon variant="light" color={color} radius="xl" size={30} aria-hidden>
            <Glyph size={17} stroke={1.7} />
          </ThemeIcon>
          {t(`attention.${kind}.title`)}
        </Group>
      }
    >
      {!list && <LinesSkeleton lines={6} />}
      {list && list.count === 0 && <Text c="dimmed">{t(`attention.${kind}.none`)}</Text>}
      {list && list.count > 0 && (
        <>
          <Anchor component={Link} to={href} fw={650} display="inline-block" mb="md">
            {t('dealCount', { count: list.count, number: format.number(list.count) })} ·{' '}
            <Money value={list.value} short />
          </Anchor>
          <DealLines
            label={t(`attention.${kind}.title`)}
            deals={list.items}
            note={(deal) => <Reason kind={kind} deal={deal} />}
          />
        </>
      )}
    </SectionCard>
  );
}

function Reason({ kind, deal }: { kind: Attention; deal: DealSummary }) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const { label } = useStages();
  if (kind === 'overdue') return <DateOnly value={deal.closeDate} />;
  if (kind === 'rotting') {
    return t('attention.daysInStage', {
      count: deal.daysInStage,
      number: format.number(deal.daysInStage),
      stage: label(deal.stage),
    });
  }
  return label(deal.stage);
}
