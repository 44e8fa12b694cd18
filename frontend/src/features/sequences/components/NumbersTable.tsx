import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import {
  type Comparison,
  type Measure,
  measures,
  type Numbers,
  type ResultsSearch,
  rowsHref,
  shareOf,
  type VariantResult,
} from '../results.model';
import classes from './Steps.module.css';

export interface NumbersRow {
  id: string;
  name: ReactNode;
  numbers: Numbers;
  /** What narrows the mails behind its numbers. */
  of: ResultsSearch;
  variants?: VariantResult[];
  verdict?: Comparison | null;
}

/** Numbers side by side; each leads to exactly the mails that make it. */
export function NumbersTable({
  label,
  first,
  rows,
}: {
  label: string;
  /** What its rows are. */
  first: string;
  rows: readonly NumbersRow[];
}) {
  const { t } = useTranslation('sequences');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={label}>
      <table className={classes.numbers}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {t(`measure.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <tr>
                <th scope="row">
                  {row.name}
                  {row.verdict && <Verdict of={row.verdict} />}
                </th>
                <Cells numbers={row.numbers} of={row.of} />
              </tr>
              {row.variants &&
                row.variants.length > 1 &&
                row.variants.map((variant) => (
                  <tr key={variant.key} className={classes.variant}>
                    <th scope="row">
                      <Badge
                        variant="light"
                        size="sm"
                        color={row.verdict?.winner === variant.key ? 'mint' : 'gray'}
                        mr={6}
                      >
                        {variant.key}
                      </Badge>
                      {variant.label}
                      <Bounds variant={variant} measure={row.verdict?.measure ?? 'replied'} />
                    </th>
                    <Cells numbers={variant.numbers} of={{ ...row.of, variant: variant.key }} />
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cells({ numbers, of }: { numbers: Numbers; of: ResultsSearch }) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  return measures.map((measure) => {
    const share = shareOf(numbers, measure);
    return (
      <td key={measure}>
        {numbers[measure] > 0 ? (
          <Anchor
            component={Link}
            to={rowsHref({ ...of, what: measure })}
            inherit
            aria-label={`${t(`measure.${measure}`)}: ${format.number(numbers[measure])}`}
          >
            {format.number(numbers[measure])}
          </Anchor>
        ) : (
          '0'
        )}
        {share !== null && numbers[measure] > 0 && (
          <span className={classes.share}>{format.percent(share)}</span>
        )}
      </td>
    );
  });
}

/** The difference between texts in a sentence, uncertain where it is. */
function Verdict({ of }: { of: Comparison }) {
  const { t } = useTranslation('sequences');
  const measure = t(`measure.${of.measure}`);
  return (
    <Text size="xs" c="dimmed" fw={400}>
      {of.result === 'better'
        ? t('results.better', { winner: of.winner, measure })
        : t(`results.${of.result}`, { measure })}
    </Text>
  );
}

/** Between which bounds a share really lies, as far as so few mails can tell. */
function Bounds({ variant, measure }: { variant: VariantResult; measure: Measure }) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const rate = measure in variant.rates && variant.rates[measure as keyof typeof variant.rates];
  if (!rate) return null;
  const { low, high, value } = rate;
  if (low === null || high === null || value === null) return null;
  return (
    <span className={classes.share}>
      {t('results.bounds', {
        measure: t(`measure.${measure}`),
        share: format.percent(value),
        low: format.percent(low),
        high: format.percent(high),
      })}
    </span>
  );
}
