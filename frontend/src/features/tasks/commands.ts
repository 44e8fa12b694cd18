import { IconChecklist } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  { id: 'new-task', label: 'tasks:page.new', icon: IconChecklist, href: '/tasks?dialog=new-task' },
];
