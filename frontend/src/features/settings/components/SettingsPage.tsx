import {
  IconListCheck,
  IconServerCog,
  IconShieldLock,
  IconTimelineEvent,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/PageHeader';
import classes from './SettingsPage.module.css';

const parts = [
  { to: '/settings/users', label: 'users', icon: IconUsersGroup },
  { to: '/settings/pipelines', label: 'pipelines', icon: IconTimelineEvent },
  { to: '/settings/lost-reasons', label: 'lostReasons', icon: IconListCheck },
  { to: '/settings/audit', label: 'audit', icon: IconShieldLock },
  { to: '/settings/jobs', label: 'jobs', icon: IconServerCog },
] as const;

/** What an admin sets for everybody. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <nav className={classes.nav} aria-label={t('title')}>
        {parts.map(({ to, label, icon: Glyph }) => (
          <Link key={to} to={to} className={classes.link}>
            <Glyph size={17} stroke={1.7} aria-hidden />
            {t(`part.${label}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
