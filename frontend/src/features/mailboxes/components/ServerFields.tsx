import { Fieldset, Grid, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type MailboxValues, portFor, type Security } from '../model';

interface Props {
  kind: 'imap' | 'smtp';
  form: UseFormReturnType<MailboxValues>;
  /** Whether user and password are asked for here. */
  login: boolean;
  /** Whether an empty password keeps the one that is known. */
  passwordKnown: boolean;
}

/** One of the two servers of a mailbox. */
export function ServerFields({ kind, form, login, passwordKnown }: Props) {
  const { t } = useTranslation('mailboxes');
  const security = form.getInputProps(`${kind}.security`);
  return (
    <Fieldset legend={t(`server.${kind}`)} variant="filled" radius="md">
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <TextInput
            label={t('field.host')}
            required
            placeholder={`${kind}.example.com`}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={253}
            {...form.getInputProps(`${kind}.host`)}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 5, xs: 2 }}>
          <NumberInput
            label={t('field.port')}
            required
            min={1}
            max={65535}
            allowDecimal={false}
            hideControls
            {...form.getInputProps(`${kind}.port`)}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 7, xs: 4 }}>
          <Select
            label={t('field.security')}
            allowDeselect={false}
            data={(['ssl', 'starttls', 'none'] as const).map((value) => ({
              value,
              label: t(`security.${value}`),
            }))}
            {...security}
            onChange={(value) => {
              security.onChange(value);
              if (value) {
                form.setFieldValue(
                  `${kind}.port`,
                  portFor(kind, value as Security, form.values[kind].port),
                );
              }
            }}
          />
        </Grid.Col>
        {login && (
          <>
            <Grid.Col span={{ base: 12, xs: 6 }}>
              <TextInput
                label={t('field.user')}
                placeholder={form.values.address || t('field.userIsAddress')}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={254}
                {...form.getInputProps(`${kind}.user`)}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, xs: 6 }}>
              <PasswordInput
                label={t('field.password')}
                required={!passwordKnown}
                placeholder={passwordKnown ? t('field.passwordKept') : ''}
                autoComplete="new-password"
                maxLength={1000}
                visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
                {...form.getInputProps(`${kind}.password`)}
              />
            </Grid.Col>
          </>
        )}
      </Grid>
    </Fieldset>
  );
}
