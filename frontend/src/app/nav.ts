import {
  type Icon,
  IconAdjustmentsHorizontal,
  IconBuilding,
  IconChecklist,
  IconFileImport,
  IconHeadset,
  IconInbox,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconRoute2,
  IconSettings,
  IconSpeakerphone,
  IconTemplate,
  IconUsers,
} from '@tabler/icons-react';

import type { LinkProps } from '@tanstack/react-router';
import type { Role } from './session';

export interface NavEntry {
  to: NonNullable<LinkProps['to']>;
  /** Key in locales/<language>/nav.json. */
  label: string;
  icon: Icon;
  /** Shown to these roles only; without it, to everyone. */
  roles?: Role[];
  /** Below the line, with what is set rather than worked on. */
  secondary?: boolean;
}

/**
 * The pages of the sidebar and of the palette, in order. A feature adds its line when its page
 * exists, and its label to nav.json in both languages.
 */
export const nav: NavEntry[] = [
  { to: '/dashboard', label: 'dashboard', icon: IconLayoutDashboard },
  { to: '/pipeline', label: 'pipeline', icon: IconLayoutKanban },
  { to: '/tasks', label: 'tasks', icon: IconChecklist },
  { to: '/inbox', label: 'inbox', icon: IconInbox },
  { to: '/accounts', label: 'accounts', icon: IconBuilding },
  { to: '/campaigns', label: 'campaigns', icon: IconSpeakerphone },
  { to: '/leads/workspace', label: 'workspace', icon: IconHeadset },
  { to: '/leads', label: 'leads', icon: IconUsers },
  { to: '/templates', label: 'templates', icon: IconTemplate },
  { to: '/sequences', label: 'sequences', icon: IconRoute2 },
  { to: '/imports', label: 'imports', icon: IconFileImport, roles: ['admin', 'manager'] },
  { to: '/settings', label: 'settings', icon: IconSettings, secondary: true },
  { to: '/preferences', label: 'preferences', icon: IconAdjustmentsHorizontal, secondary: true },
];

/** The entry that a page belongs to: the closest one, as the workspace lies under the leads. */
export function entryOf(path: string): NavEntry | undefined {
  return nav
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
}

export function navFor(role: Role): NavEntry[] {
  return nav.filter((entry) => !entry.roles || entry.roles.includes(role));
}
