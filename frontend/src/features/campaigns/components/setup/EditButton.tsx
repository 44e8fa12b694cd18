import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** "Edit", named after what it edits for those who hear it alone. */
export function EditButton({ of, onClick }: { of: string; onClick: () => void }) {
  const { t } = useTranslation('campaigns');
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPencil size={14} aria-hidden />}
      aria-label={t('setup.editOf', { name: of })}
      style={{ flex: 'none' }}
      onClick={onClick}
    >
      {t('common:edit')}
    </Button>
  );
}
