import { IconBuildingPlus } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  {
    id: 'new-account',
    label: 'accounts:new',
    icon: IconBuildingPlus,
    href: '/accounts?dialog=new-account',
    roles: ['admin', 'manager'],
  },
];
