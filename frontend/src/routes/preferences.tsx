import { createFileRoute } from '@tanstack/react-router';
import { PreferencesPage } from '@/app/PreferencesPage';
import { AbsenceCard } from '@/features/calling/public';
import { MailboxesCard } from '@/features/mailboxes/public';
import { NotificationPreferences } from '@/features/notifications/public';

export const Route = createFileRoute('/preferences')({
  staticData: { title: 'nav:preferences' },
  component: function Preferences() {
    return (
      <PreferencesPage>
        <MailboxesCard />
        <AbsenceCard />
        <NotificationPreferences />
      </PreferencesPage>
    );
  },
});
