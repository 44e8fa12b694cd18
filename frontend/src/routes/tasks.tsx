import { createFileRoute } from '@tanstack/react-router';
import { TasksPage } from '@/features/tasks/components/TasksPage';
import { readTaskSearch } from '@/features/tasks/public';

export const Route = createFileRoute('/tasks')({
  staticData: { title: 'tasks:page.title' },
  validateSearch: readTaskSearch,
  component: function Tasks() {
    return <TasksPage search={Route.useSearch()} />;
  },
});
