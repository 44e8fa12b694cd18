import { Badge, Button, Group, Menu, Stack, Text, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPhoneCheck, IconPhoneOff } from '@tabler/icons-react';
import i18next from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leads, useMe } from '@/app/session';
import { confirm } from '@/components/confirm';
import { showDone, showError } from '@/components/toasts';
import { liftDoNotCall, markDoNotCall, useLeadsChanged } from '../api';
import type { Lead } from '../model';

/** Beside the name, so that nobody dials before they have seen it. */
export function DoNotCallBadge() {
  const { t } = useTranslation('leads');
  return (
    <Badge color="red" size="lg" leftSection={<IconPhoneOff size={13} aria-hidden />}>
      {t('field.doNotCall')}
    </Badge>
  );
}

/** In the lead's menu: says that its person is not to be called, or, for managers, that they may be. */
export function DoNotCallItem({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const me = useMe();
  const { saved } = useLeadsChanged();
  const { id, fullName: name } = lead;

  const change = async (send: Promise<Lead>, done: string) => {
    try {
      saved(await send);
      showDone(done);
    } catch (error) {
      showError(error);
    }
  };
  const mark = async () => {
    const sure = await confirm({
      title: t('doNotCall.mark.title', { name }),
      message: t('doNotCall.mark.message'),
      confirm: t('doNotCall.mark.verb'),
      danger: true,
    });
    if (sure) await change(markDoNotCall(id), t('doNotCall.mark.done', { name }));
  };
  const lift = async () => {
    const reason = await askReason(name);
    if (reason) await change(liftDoNotCall(id, reason), t('doNotCall.lift.done', { name }));
  };

  if (lead.doNotCall) {
    return leads(me.role) ? (
      <Menu.Item leftSection={<IconPhoneCheck size={16} aria-hidden />} onClick={() => void lift()}>
        {t('doNotCall.lift.verb')}…
      </Menu.Item>
    ) : null;
  }
  return lead.may.edit ? (
    <Menu.Item leftSection={<IconPhoneOff size={16} aria-hidden />} onClick={() => void mark()}>
      {t('doNotCall.mark.verb')}…
    </Menu.Item>
  ) : null;
}

/** Whether {@link DoNotCallItem} has something to offer: an empty menu would open on nothing. */
export function useDoNotCallOffered(lead: Lead): boolean {
  const me = useMe();
  return lead.doNotCall ? leads(me.role) : lead.may.edit;
}

/** Asks why the person may be called again; null when the reader thinks better of it. */
function askReason(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer: string | null = null;
    const id = modals.open({
      title: i18next.t('leads:doNotCall.lift.title', { name }),
      closeButtonProps: { 'aria-label': i18next.t('common:close') },
      onClose: () => resolve(answer),
      children: (
        <ReasonForm
          onCancel={() => modals.close(id)}
          onAnswer={(given) => {
            answer = given;
            modals.close(id);
          }}
        />
      ),
    });
  });
}

function ReasonForm({
  onAnswer,
  onCancel,
}: {
  onAnswer: (reason: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('leads');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onAnswer(reason.trim());
    else setMissing(true);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('doNotCall.lift.message')}</Text>
        <Textarea
          label={t('doNotCall.lift.reason')}
          description={t('doNotCall.lift.reasonHint')}
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={300}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          error={missing ? t('doNotCall.lift.missing') : undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit">{t('doNotCall.lift.verb')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
