import { Card, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { DateOnly, DateTime, Money } from '@/components/values';
import { useLostReasonLabel } from '@/features/pipelines/public';
import type { Deal } from '../model';
import classes from './DealPage.module.css';

/** The deal's fields at a glance. */
export function DealFacts({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const reason = useLostReasonLabel();
  const facts: [string, ReactNode][] = [
    [t('fields.value'), <Money key="value" value={deal.value} />],
    [
      t('fields.probability'),
      deal.probabilityOverridden
        ? t('page.ownProbability', { share: format.percent(deal.probability / 100) })
        : format.percent(deal.probability / 100),
    ],
    [t('fields.weighted'), <Money key="weighted" value={(deal.value * deal.probability) / 100} />],
    [t('fields.closeDate'), <DateOnly key="close" value={deal.closeDate} />],
    [t('fields.openedOn'), <DateOnly key="opened" value={deal.openedOn} />],
    [t('fields.daysInStage'), format.number(deal.daysInStage)],
  ];
  if (deal.closedAt) {
    facts.push([t('fields.closedAt'), <DateTime key="closed" value={deal.closedAt} />]);
  }
  if (deal.stageKind === 'lost') {
    facts.push([t('lost.reason'), reason(deal.lostReason) ?? '–']);
    if (deal.lostNote) facts.push([t('lost.note'), deal.lostNote]);
  }
  if (deal.externalId) facts.push([t('fields.externalId'), deal.externalId]);
  for (const [key, value] of Object.entries(deal.metadata)) {
    facts.push([key, typeof value === 'string' ? value : JSON.stringify(value)]);
  }
  return (
    <Card component="section" aria-labelledby="deal-facts">
      <Title order={2} size="h3" id="deal-facts" mb="md">
        {t('page.overview')}
      </Title>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  );
}
