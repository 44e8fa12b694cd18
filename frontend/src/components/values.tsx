import { Tooltip } from '@mantine/core';
import { useFormat } from './reader';

type Written = string | null | undefined;

export function Money({
  value,
  short = false,
}: {
  value: number | null | undefined;
  short?: boolean;
}) {
  const format = useFormat();
  return (
    <span className="fx-num" {...(short ? { title: format.money(value) } : {})}>
      {short ? format.moneyShort(value) : format.money(value)}
    </span>
  );
}

/** A calendar date, the same in every zone. */
export function DateOnly({ value }: { value: Written }) {
  const format = useFormat();
  return (
    <time className="fx-num" dateTime={value ?? undefined}>
      {format.date(value)}
    </time>
  );
}

/** An instant in the reader's zone. */
export function DateTime({ value }: { value: Written }) {
  const format = useFormat();
  return (
    <time className="fx-num" dateTime={value ?? undefined}>
      {format.dateTime(value)}
    </time>
  );
}

/** "3 hours ago", with the exact time on hover and focus. */
export function RelativeTime({ value }: { value: Written }) {
  const format = useFormat();
  return (
    <Tooltip label={format.dateTime(value)}>
      <time dateTime={value ?? undefined}>{format.relative(value)}</time>
    </Tooltip>
  );
}
