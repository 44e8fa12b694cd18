import { Alert, Button } from '@mantine/core';
import {
  IconCheck,
  IconInfoCircle,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotateClockwise,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showError, showUndo } from '@/components/toasts';
import { amendCampaign, useCampaignsChanged } from '../api';
import { type Campaign, type CampaignStatus, nextStates, requestOf, valuesOf } from '../model';

const icons = {
  start: IconPlayerPlay,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  complete: IconCheck,
  reopen: IconRotateClockwise,
};

/** Start, pause, resume, complete: the steps that can follow where the campaign stands. */
export function StateActions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const { saved } = useCampaignsChanged();
  const [saving, setSaving] = useState<CampaignStatus | null>(null);
  const put = async (from: Campaign, status: CampaignStatus) => {
    const changed = await amendCampaign(
      from.id,
      from.version,
      requestOf({ ...valuesOf(from), status }),
    );
    saved(changed);
    return changed;
  };
  const change = async (status: CampaignStatus) => {
    const before = campaign.status;
    setSaving(status);
    try {
      const changed = await put(campaign, status);
      showUndo(t(`state.done.${status}`, { name: campaign.name }), () => put(changed, before));
    } catch (error) {
      showError(error);
    } finally {
      setSaving(null);
    }
  };
  return (
    <>
      {nextStates(campaign.status).map(({ verb, status }, index) => {
        const Glyph = icons[verb];
        return (
          <Button
            key={verb}
            variant={index === 0 && verb !== 'pause' ? 'filled' : 'default'}
            leftSection={<Glyph size={16} aria-hidden />}
            loading={saving === status}
            onClick={() => void change(status)}
          >
            {t(`state.${verb}`)}
          </Button>
        );
      })}
    </>
  );
}

/** What it means that a campaign is not at work. */
export function StateNote({ status }: { status: CampaignStatus }) {
  const { t } = useTranslation('campaigns');
  if (status === 'active') return null;
  return (
    <Alert
      mb="lg"
      variant="light"
      color={status === 'paused' ? 'orange' : 'gray'}
      icon={<IconInfoCircle size={18} aria-hidden />}
    >
      {t(`state.means.${status}`)}
    </Alert>
  );
}
