import { createFileRoute } from '@tanstack/react-router';
import { EmailSettingsPage } from '@/features/mailboxes/components/EmailSettingsPage';

export const Route = createFileRoute('/settings/email')({
  staticData: { title: 'settings:part.email' },
  component: EmailSettingsPage,
});
