import { IconChartBar, IconRoute2 } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  {
    id: 'new-sequence',
    label: 'sequences:new',
    icon: IconRoute2,
    href: '/sequences?dialog=new-sequence',
    roles: ['admin', 'manager'],
  },
  {
    id: 'email-automation',
    label: 'sequences:results.title',
    icon: IconChartBar,
    href: '/email-automation',
  },
];
