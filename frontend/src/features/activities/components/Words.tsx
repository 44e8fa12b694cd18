import { Text } from '@mantine/core';
import { type Person, partsOf } from '../model';

/** What was written, with the people it names standing out. */
export function Words({ body, mentions }: { body: string; mentions: readonly Person[] }) {
  if (mentions.length === 0) return <>{body}</>;
  return (
    <>
      {partsOf(body, mentions).map(({ text, person }, index) =>
        person ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text do not move.
          <Text key={index} component="span" inherit fw={600} c="var(--fx-accent-text)">
            {text}
          </Text>
        ) : (
          text
        ),
      )}
    </>
  );
}
