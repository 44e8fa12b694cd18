import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDialog } from '@/app/useDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { sequenceQuery } from '../api';
import { SequenceDialog } from './SequenceDialog';

/** The sequence dialogs that the address may have open. */
export function SequenceDialogs() {
  const { dialog, close } = useDialog();
  const navigate = useNavigate();
  if (dialog?.name === 'new-sequence') {
    return (
      <SequenceDialog
        onClose={close}
        onCreated={({ id }) =>
          void navigate({
            to: '/sequences/$sequenceId',
            params: { sequenceId: id },
            replace: true,
          })
        }
      />
    );
  }
  if (dialog?.name === 'edit-sequence' && dialog.id) {
    return <EditSequence key={dialog.id} id={dialog.id} onClose={close} />;
  }
  return null;
}

function EditSequence({ id, onClose }: { id: string; onClose: () => void }) {
  const sequence = useQuery(sequenceQuery(id));
  if (!sequence.data) return <LoadingDialog query={sequence} onClose={onClose} />;
  return <SequenceDialog sequence={sequence.data} onClose={onClose} />;
}
