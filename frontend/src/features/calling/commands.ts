import { IconHeadset } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  { id: 'call', label: 'calling:command', icon: IconHeadset, href: '/leads/workspace' },
];
