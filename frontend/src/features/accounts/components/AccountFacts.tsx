import { useTranslation } from 'react-i18next';
import { PhoneLink, WebsiteLink } from '@/components/ContactLinks';
import { Facts } from '@/components/Facts';
import { useFormat } from '@/components/reader';
import { UserName } from '@/components/UserName';
import { Money, RelativeTime } from '@/components/values';
import { countryName } from '@/lib/countries';
import type { Account } from '../model';

export function AccountFacts({ account }: { account: Account }) {
  const { t, i18n } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Facts
      facts={[
        {
          label: t('field.owner'),
          value: account.owner && <UserName person={account.owner} />,
        },
        { label: t('field.industry'), value: account.industry },
        {
          label: t('field.website'),
          value: account.website && <WebsiteLink value={account.website} />,
        },
        { label: t('field.phone'), value: account.phone && <PhoneLink value={account.phone} /> },
        {
          label: t('field.place'),
          value: [account.city, countryName(account.country, i18n.language)]
            .filter(Boolean)
            .join(', '),
        },
        {
          label: t('field.employees'),
          value: account.employees !== null && format.number(account.employees),
        },
        {
          label: t('field.annualRevenue'),
          value: account.annualRevenue !== null && <Money value={account.annualRevenue} />,
        },
        { label: t('field.externalId'), value: account.externalId },
        { label: t('field.createdAt'), value: <RelativeTime value={account.createdAt} /> },
        { label: t('field.updatedAt'), value: <RelativeTime value={account.updatedAt} /> },
      ]}
    />
  );
}
