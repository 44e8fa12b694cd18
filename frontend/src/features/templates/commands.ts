import { IconTemplate } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  {
    id: 'new-template',
    label: 'templates:new',
    icon: IconTemplate,
    href: '/templates?dialog=new-template',
  },
];
