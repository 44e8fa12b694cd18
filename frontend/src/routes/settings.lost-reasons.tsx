import { createFileRoute } from '@tanstack/react-router';
import { LostReasonsPage } from '@/features/settings/components/LostReasonsPage';

export const Route = createFileRoute('/settings/lost-reasons')({
  staticData: { title: 'settings:part.lostReasons' },
  component: LostReasonsPage,
});
