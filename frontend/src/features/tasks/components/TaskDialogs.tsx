import { useQuery } from '@tanstack/react-query';
import { useDialog } from '@/app/useDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { taskQuery } from '../api';
import { TaskForm } from './TaskForm';

/** The task dialogs that the address may have open. */
export function TaskDialogs() {
  const { dialog, close } = useDialog();
  if (dialog?.name === 'new-task') return <TaskForm onClose={close} />;
  if (dialog?.name === 'edit-task' && dialog.id) {
    return <EditTask key={dialog.id} id={dialog.id} onClose={close} />;
  }
  return null;
}

function EditTask({ id, onClose }: { id: string; onClose: () => void }) {
  const task = useQuery(taskQuery(id));
  if (!task.data) return <LoadingDialog query={task} onClose={onClose} />;
  return <TaskForm task={task.data} onClose={onClose} />;
}
