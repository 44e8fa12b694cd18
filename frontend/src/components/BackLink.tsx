import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

/** The way back to the list a record is in. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to} size="sm" c="dimmed" display="inline-flex" mb="xs">
      <IconArrowLeft size={15} aria-hidden style={{ marginRight: 6, alignSelf: 'center' }} />
      {children}
    </Anchor>
  );
}
