import { createFileRoute } from '@tanstack/react-router';
import { JobsPage } from '@/features/jobs/components/JobsPage';

export const Route = createFileRoute('/settings/jobs')({
  staticData: { title: 'settings:part.jobs' },
  component: JobsPage,
});
