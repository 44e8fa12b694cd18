import { createFileRoute } from '@tanstack/react-router';
import { PipelinesPage } from '@/features/settings/components/PipelinesPage';

export const Route = createFileRoute('/settings/pipelines')({
  staticData: { title: 'settings:part.pipelines' },
  component: PipelinesPage,
});
