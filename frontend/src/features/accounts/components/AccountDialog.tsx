import { Autocomplete, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '@/components/CountrySelect';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { useFormat } from '@/components/reader';
import { ChosenName, SearchSelect } from '@/components/SearchSelect';
import { showDone } from '@/components/toasts';
import { userSource } from '@/features/users/public';
import { callingCode, countryName } from '@/lib/countries';
import { numberMarks } from '@/lib/format';
import {
  accountSource,
  amendAccount,
  createAccount,
  industriesQuery,
  useAccountsChanged,
} from '../api';
import {
  type Account,
  type AccountValues,
  accountSchema,
  NEW_ACCOUNT,
  requestOf,
  valuesOf,
} from '../model';

interface Props {
  /** Left out to create one. */
  account?: Account;
  /** What a new one starts with. */
  initial?: Partial<AccountValues>;
  onClose: () => void;
  onCreated?: (account: Account) => void;
}

/** Creates an account or changes one. */
export function AccountDialog({ account, initial, onClose, onCreated }: Props) {
  const { t, i18n } = useTranslation('accounts');
  const format = useFormat();
  const marks = numberMarks(format.locale, format.currency);
  const { saved } = useAccountsChanged();
  const industries = useQuery(industriesQuery);
  const record = useRecordForm<AccountValues, Account>({
    draftKey: account ? `edit-account:${account.id}` : 'new-account',
    initial: account ? valuesOf(account) : { ...NEW_ACCOUNT, ...initial },
    ...(account ? { version: account.version } : {}),
    toValues: valuesOf,
    schema: accountSchema,
    fields: {
      name: { label: t('field.name') },
      industry: { label: t('field.industry') },
      website: { label: t('field.website') },
      phone: { label: t('field.phone') },
      country: {
        label: t('field.country'),
        show: (code) => countryName(code, i18n.language),
      },
      city: { label: t('field.city') },
      employees: { label: t('field.employees'), show: (n) => format.number(n === '' ? null : n) },
      annualRevenue: {
        label: t('field.annualRevenue'),
        show: (value) => format.money(value === '' ? null : value),
      },
      parentId: {
        label: t('field.parent'),
        show: (id) => <ChosenName source={accountSource} value={id} />,
      },
      ownerId: {
        label: t('field.owner'),
        show: (id) => <ChosenName source={userSource} value={id} />,
      },
      notes: { label: t('field.notes') },
      externalId: { label: t('field.externalId') },
    },
    save: (values, attempt) =>
      account
        ? amendAccount(account.id, attempt.version, requestOf(values))
        : createAccount(requestOf(values), attempt.idempotencyKey),
    onSaved: (result) => {
      saved(result);
      showDone(t(account ? 'saved' : 'created', { name: result.name }));
      if (!account && onCreated) onCreated(result);
      else onClose();
    },
  });
  const { form } = record;
  const hint = callingCode(form.values.country);
  return (
    <FormDialog
      title={account ? t('edit', { name: account.name }) : t('new')}
      record={record}
      onClose={onClose}
      submitLabel={account ? t('common:save') : t('create')}
    >
      <TextInput
        label={t('field.name')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Autocomplete
          label={t('field.industry')}
          data={industries.data ?? []}
          limit={12}
          maxLength={120}
          {...form.getInputProps('industry')}
        />
        <TextInput
          label={t('field.website')}
          type="url"
          inputMode="url"
          placeholder="example.com"
          {...form.getInputProps('website')}
        />
        <CountrySelect label={t('field.country')} {...form.getInputProps('country')} />
        <TextInput label={t('field.city')} maxLength={120} {...form.getInputProps('city')} />
        <TextInput
          label={t('field.phone')}
          type="tel"
          maxLength={60}
          placeholder={hint ? `${hint} …` : ''}
          {...form.getInputProps('phone')}
        />
        <NumberInput
          label={t('field.employees')}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator={marks.thousandSeparator}
          decimalSeparator={marks.decimalSeparator}
          hideControls
          {...form.getInputProps('employees')}
        />
        <NumberInput
          label={t('field.annualRevenue')}
          min={0}
          decimalScale={2}
          allowNegative={false}
          thousandSeparator={marks.thousandSeparator}
          decimalSeparator={marks.decimalSeparator}
          hideControls
          rightSection={<span aria-hidden>{marks.currencySign}</span>}
          {...form.getInputProps('annualRevenue')}
        />
        <SearchSelect
          label={t('field.owner')}
          source={userSource}
          clearable
          {...form.getInputProps('ownerId')}
        />
        <SearchSelect
          label={t('field.parent')}
          source={accountSource}
          clearable
          {...form.getInputProps('parentId')}
        />
        <TextInput
          label={t('field.externalId')}
          description={t('field.externalIdHint')}
          maxLength={200}
          {...form.getInputProps('externalId')}
        />
      </SimpleGrid>

      <Textarea
        label={t('field.notes')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        {...form.getInputProps('notes')}
      />
    </FormDialog>
  );
}
