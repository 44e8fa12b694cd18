import { Button, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from './BackLink';
import { DetailLayout } from './DetailLayout';
import { PageHeader } from './PageHeader';
import { RecordMenu } from './RecordMenu';

interface Props {
  back: { to: string; label: string };
  name: string;
  subtitle?: ReactNode;
  /** Only for those who may. */
  onEdit?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
  /** Before "Edit". */
  actions?: ReactNode;
  /** Behind "…", before "Delete". */
  menu?: ReactNode;
  /** Across the page, above the rest. */
  tiles?: ReactNode;
  main: ReactNode;
  aside: ReactNode;
}

/** The page of one record. */
export function RecordPage({ back, name, subtitle, onEdit, onDelete, ...page }: Props) {
  const { t } = useTranslation('common');
  return (
    <>
      <BackLink to={back.to}>{back.label}</BackLink>
      <PageHeader
        title={name}
        subtitle={subtitle}
        actions={
          <Group gap="xs">
            {page.actions}
            {onEdit && (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={onEdit}
              >
                {t('edit')}
              </Button>
            )}
            <RecordMenu label={t('moreActions', { name })} onDelete={onDelete}>
              {page.menu}
            </RecordMenu>
          </Group>
        }
      />
      {page.tiles}
      <DetailLayout main={page.main} aside={page.aside} />
    </>
  );
}
