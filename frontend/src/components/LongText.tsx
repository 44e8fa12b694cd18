import { Text } from '@mantine/core';

/** A text of several lines as it was typed. */
export function LongText({ value, none }: { value: string | null; none: string }) {
  return (
    <Text
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      {...(value ? {} : { c: 'dimmed' })}
    >
      {value || none}
    </Text>
  );
}
