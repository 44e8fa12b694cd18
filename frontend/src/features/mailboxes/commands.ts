import { IconMailCog } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  { id: 'mailboxes', label: 'mailboxes:title', icon: IconMailCog, href: '/settings/email' },
  {
    id: 'new-mailbox',
    label: 'mailboxes:new',
    icon: IconMailCog,
    href: '/settings/email?dialog=new-mailbox',
  },
];
