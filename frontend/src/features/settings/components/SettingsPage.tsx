import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { PageHeader } from '@/components/PageHeader';
import { partsFor } from '../parts';
import classes from './SettingsPage.module.css';

/** What is set rather than worked on: each sees the parts that are open to them. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const me = useMe();
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <nav className={classes.nav} aria-label={t('title')}>
        {partsFor(me.role).map(({ to, label, icon: Glyph }) => (
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
