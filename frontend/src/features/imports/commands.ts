import { IconFileImport } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  {
    id: 'new-import',
    label: 'imports:new',
    icon: IconFileImport,
    href: '/imports/new',
    roles: ['admin', 'manager'],
  },
];
