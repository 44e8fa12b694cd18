import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Whose menu it is, for those who do not see it. */
  label: string;
  onDelete?: (() => void) | undefined;
  children?: ReactNode;
}

/** What is done to a record more rarely than editing it. */
export function RecordMenu({ label, onDelete, children }: Props) {
  const { t } = useTranslation('common');
  if (!onDelete && !children) return null;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        {onDelete && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={onDelete}
          >
            {t('delete')}…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
