import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDialog } from '@/app/useDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { accountQuery } from '../api';
import { AccountDialog } from './AccountDialog';

/** The account dialogs that the address may have open. */
export function AccountDialogs() {
  const { dialog, close } = useDialog();
  const navigate = useNavigate();
  if (dialog?.name === 'new-account') {
    return (
      <AccountDialog
        onClose={close}
        onCreated={({ id }) =>
          void navigate({ to: '/accounts/$accountId', params: { accountId: id }, replace: true })
        }
      />
    );
  }
  if (dialog?.name === 'edit-account' && dialog.id) {
    return <EditAccount key={dialog.id} id={dialog.id} onClose={close} />;
  }
  return null;
}

function EditAccount({ id, onClose }: { id: string; onClose: () => void }) {
  const account = useQuery(accountQuery(id));
  if (!account.data) return <LoadingDialog query={account} onClose={onClose} />;
  return <AccountDialog account={account.data} onClose={onClose} />;
}
