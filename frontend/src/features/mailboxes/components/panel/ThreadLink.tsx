import { Anchor } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** The way to a conversation; which page shows it is the inbox's affair. */
export function ThreadLink({ threadId, children }: { threadId: string; children: ReactNode }) {
  const navigate = useNavigate();
  const href = `/inbox/${threadId}`;
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ href });
  };
  return (
    // Among other words a colour alone does not show that it is a link.
    <Anchor href={href} onClick={onClick} inherit underline="always">
      {children}
    </Anchor>
  );
}
