import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  /** One line below the title. */
  subtitle?: ReactNode;
  /** Before the title: an avatar, a way back. */
  leading?: ReactNode;
  /** Buttons at the right; they wrap under the title on a phone. */
  actions?: ReactNode;
}

export function PageHeader({ title, subtitle, leading, actions }: Props) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="lg" wrap="wrap">
      <Group gap="md" wrap="nowrap" miw={0} flex="1 1 280px">
        {leading}
        <Stack gap={2} miw={0}>
          <Title
            order={1}
            size="h1"
            style={{ overflowWrap: 'anywhere', letterSpacing: '-0.015em' }}
          >
            {title}
          </Title>
          {subtitle && (
            <Text c="dimmed" component="div">
              {subtitle}
            </Text>
          )}
        </Stack>
      </Group>
      {actions && <Box>{actions}</Box>}
    </Group>
  );
}
