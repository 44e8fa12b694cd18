import {
  type Icon,
  IconListCheck,
  IconMailCog,
  IconMailOff,
  IconServerCog,
  IconShieldLock,
  IconTimelineEvent,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { Role } from '@/app/session';

interface SettingsPart {
  to: NonNullable<LinkProps['to']>;
  /** Key in locales/<language>/settings.json, under `part`. */
  label: string;
  icon: Icon;
  /** Open to these roles; without it, to everyone. */
  roles?: readonly Role[];
}

const admins: readonly Role[] = ['admin'];

/** The parts of the settings, in the order of their tabs. */
const parts: readonly SettingsPart[] = [
  { to: '/settings/users', label: 'users', icon: IconUsersGroup, roles: admins },
  { to: '/settings/pipelines', label: 'pipelines', icon: IconTimelineEvent, roles: admins },
  { to: '/settings/lost-reasons', label: 'lostReasons', icon: IconListCheck, roles: admins },
  { to: '/settings/email', label: 'email', icon: IconMailCog },
  {
    to: '/settings/suppressions',
    label: 'suppressions',
    icon: IconMailOff,
    roles: ['admin', 'manager'],
  },
  { to: '/settings/audit', label: 'audit', icon: IconShieldLock, roles: admins },
  { to: '/settings/jobs', label: 'jobs', icon: IconServerCog, roles: admins },
];

export function partsFor(role: Role): readonly SettingsPart[] {
  return parts.filter(({ roles }) => !roles || roles.includes(role));
}

/** Where a person is sent who opens `path`: nowhere else, if the part is open to them. */
export function detour(role: Role, path: string): string | null {
  const open = partsFor(role);
  if (open.some(({ to }) => path === to || path.startsWith(`${to}/`))) return null;
  return open[0]?.to ?? '/preferences';
}
