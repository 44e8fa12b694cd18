import { createFileRoute } from '@tanstack/react-router';
import { PreferencesPage } from '@/app/PreferencesPage';

export const Route = createFileRoute('/preferences')({
  staticData: { title: 'nav:preferences' },
  component: PreferencesPage,
});
