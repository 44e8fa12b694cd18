import { IconUserPlus } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  { id: 'new-lead', label: 'leads:new', icon: IconUserPlus, href: '/leads?dialog=new-lead' },
];
