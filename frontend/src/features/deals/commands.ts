import { IconPlus } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  {
    id: 'new-deal',
    label: 'deals:new',
    icon: IconPlus,
    href: '/pipeline?dialog=new-deal',
  },
];
