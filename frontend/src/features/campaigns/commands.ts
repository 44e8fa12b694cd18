import { IconSpeakerphone } from '@tabler/icons-react';
import type { Command } from '@/app/commands';

export const commands: Command[] = [
  {
    id: 'new-campaign',
    label: 'campaigns:new',
    icon: IconSpeakerphone,
    href: '/campaigns?dialog=new-campaign',
    roles: ['admin', 'manager'],
  },
];
