import {
  Alert,
  Button,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { IconInfoCircle, IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { FormDialog } from '@/components/form/FormDialog';
import { RichTextField } from '@/components/form/RichTextField';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { presetsQuery, useMailboxList } from '../api';
import {
  type EmailSettings,
  knowsPassword,
  type Mailbox,
  type MailboxValues,
  mailboxSchema,
  newMailbox,
  presetFor,
  presetOf,
  requestOf,
  valuesOf,
  withPreset,
} from '../model';
import { ConnectionResults } from './ConnectionResults';
import { SendingTrouble } from './SendingTrouble';
import { ServerFields } from './ServerFields';
import { useConnectionTest } from './useConnectionTest';

interface Props {
  settings: EmailSettings;
  /** The one to change; without it, a new one. */
  mailbox?: Mailbox;
  onClose: () => void;
}

const OTHER = 'other';

/** One mailbox: where it is, how to get in, how it is used. */
export function MailboxDialog({ settings, mailbox, onClose }: Props) {
  const { t } = useTranslation('mailboxes');
  const me = useMe();
  const list = useMailboxList();
  const test = useConnectionTest();
  const { data: presets = [] } = useQuery(presetsQuery);
  const id = mailbox?.id ?? null;
  const initial = mailbox ? valuesOf(mailbox) : newMailbox(me.name);
  const record = useRecordForm<MailboxValues, EmailSettings>({
    draftKey: mailbox ? `edit-mailbox:${mailbox.id}` : 'new-mailbox',
    initial,
    version: settings.version,
    toValues: (now) => {
      const same = now.mailboxes.find((one) => one.id === id);
      return same ? valuesOf(same) : initial;
    },
    schema: mailboxSchema,
    validate: (values) => passwordsMissing(values, mailbox, t('field.passwordNeeded')),
    fields: {
      address: { label: t('field.address') },
      displayName: { label: t('field.displayName') },
      imap: { label: t('server.imap'), show: ({ host, port }) => `${host}:${port}` },
      smtp: { label: t('server.smtp'), show: ({ host, port }) => `${host}:${port}` },
      signature: { label: t('field.signature') },
    },
    save: (values, { version }) => list.save(requestOf(values, id), version),
    onSaved: () => {
      const { address } = record.form.getValues();
      showDone(t(mailbox ? 'saved' : 'added', { address }));
      onClose();
    },
  });
  const { form } = record;
  const preset = presetOf(form.values, presets);

  const choose = (key: string | null) => {
    const chosen = presets.find((one) => one.key === key);
    if (chosen) form.setValues(withPreset(form.getValues(), chosen));
  };
  const runTest = () => {
    if (form.validate().hasErrors) return;
    void test.run(requestOf(form.getValues(), id), (errors) => form.setErrors(errors));
  };
  const address = form.getInputProps('address');

  return (
    <FormDialog
      title={mailbox ? t('edit', { address: mailbox.address }) : t('new')}
      record={record}
      onClose={onClose}
      size="xl"
      footer={
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={16} aria-hidden />}
          loading={test.testing}
          onClick={runTest}
        >
          {t('test.run')}
        </Button>
      }
    >
      {mailbox && <SendingTrouble mailbox={mailbox} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('field.address')}
          required
          data-autofocus
          type="email"
          autoCapitalize="none"
          maxLength={254}
          {...address}
          onBlur={(event) => {
            address.onBlur?.(event);
            // Somebody who types their address has named the provider, too.
            const own = presetFor(form.values.address, presets);
            if (own && form.values.imap.host === '') choose(own.key);
          }}
        />
        <TextInput
          label={t('field.displayName')}
          description={undefined}
          maxLength={200}
          {...form.getInputProps('displayName')}
        />
      </SimpleGrid>
      <Select
        label={t('field.provider')}
        searchable
        allowDeselect={false}
        value={preset?.key ?? OTHER}
        onChange={choose}
        data={[
          { value: OTHER, label: t('preset.other') },
          ...presets.map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      {preset && preset.note !== 'none' && (
        <Alert variant="light" color="orange" icon={<IconInfoCircle size={18} aria-hidden />}>
          {t(`preset.note.${preset.note}`, { provider: preset.name })}
        </Alert>
      )}
      <ServerFields
        kind="imap"
        form={form}
        login
        passwordKnown={knowsPassword('imap', form.values, mailbox)}
      />
      <ServerFields
        kind="smtp"
        form={form}
        login={!form.values.sameLogin}
        passwordKnown={knowsPassword('smtp', form.values, mailbox)}
      />
      <Switch
        label={t('field.sameLogin')}
        {...form.getInputProps('sameLogin', { type: 'checkbox' })}
      />
      <ConnectionResults result={test.result} testing={test.testing} />
      <RichTextField
        label={t('field.signature')}
        tokens={[]}
        value={form.values.signature}
        onChange={(html) => form.setFieldValue('signature', html)}
        error={form.errors.signature}
      />
      <Stack gap="sm">
        <Switch
          label={t('field.tracked')}
          description={t('field.trackedHint')}
          {...form.getInputProps('tracked', { type: 'checkbox' })}
        />
        <Switch
          label={t('field.shared')}
          description={t('field.sharedHint')}
          {...form.getInputProps('shared', { type: 'checkbox' })}
        />
        {!mailbox?.isDefault && settings.mailboxes.length > 0 && (
          <Switch
            label={t('field.isDefault')}
            {...form.getInputProps('isDefault', { type: 'checkbox' })}
          />
        )}
        <Group>
          <NumberInput
            label={t('field.dailyCap')}
            description={t('field.dailyCapHint')}
            min={1}
            max={10000}
            allowDecimal={false}
            maw={320}
            {...form.getInputProps('dailyCap')}
          />
        </Group>
      </Stack>
      <Text size="sm" c="dimmed">
        {t('security.note')}
      </Text>
    </FormDialog>
  );
}

/** A password is only ever sent to the server that it was typed for. */
function passwordsMissing(
  values: MailboxValues,
  mailbox: Mailbox | undefined,
  text: string,
): Record<string, string> {
  const missing: Record<string, string> = {};
  if (values.imap.password === '' && !knowsPassword('imap', values, mailbox)) {
    missing['imap.password'] = text;
  }
  if (values.sameLogin) {
    if (values.imap.password === '' && !knowsPassword('smtp', values, mailbox)) {
      missing['imap.password'] = text;
    }
  } else if (values.smtp.password === '' && !knowsPassword('smtp', values, mailbox)) {
    missing['smtp.password'] = text;
  }
  return missing;
}
