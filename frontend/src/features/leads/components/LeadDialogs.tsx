import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDialog } from '@/app/useDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { leadQuery } from '../api';
import { LeadDialog } from './LeadDialog';

/** The lead dialogs that the address may have open. */
export function LeadDialogs() {
  const { dialog, close } = useDialog();
  const navigate = useNavigate();
  if (dialog?.name === 'new-lead') {
    return (
      <LeadDialog
        onClose={close}
        onCreated={({ id }) =>
          void navigate({ to: '/leads/$leadId', params: { leadId: id }, replace: true })
        }
      />
    );
  }
  if (dialog?.name === 'edit-lead' && dialog.id) {
    return <EditLead key={dialog.id} id={dialog.id} onClose={close} />;
  }
  return null;
}

function EditLead({ id, onClose }: { id: string; onClose: () => void }) {
  const lead = useQuery(leadQuery(id));
  if (!lead.data) return <LoadingDialog query={lead} onClose={onClose} />;
  return <LeadDialog lead={lead.data} onClose={onClose} />;
}
