import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDialog } from '@/app/useDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { campaignQuery } from '../api';
import { CampaignDialog } from './CampaignDialog';

/** The campaign dialogs that the address may have open; a new one may start with an account. */
export function CampaignDialogs() {
  const { dialog, close } = useDialog();
  const navigate = useNavigate();
  if (dialog?.name === 'new-campaign') {
    return (
      <CampaignDialog
        onClose={close}
        onCreated={({ id }) =>
          void navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: id },
            replace: true,
          })
        }
      />
    );
  }
  if (dialog?.name === 'edit-campaign' && dialog.id) {
    return <EditCampaign key={dialog.id} id={dialog.id} onClose={close} />;
  }
  return null;
}

function EditCampaign({ id, onClose }: { id: string; onClose: () => void }) {
  const campaign = useQuery(campaignQuery(id));
  if (!campaign.data) return <LoadingDialog query={campaign} onClose={onClose} />;
  return <CampaignDialog campaign={campaign.data} onClose={onClose} />;
}
