import { Button, Menu } from '@mantine/core';
import { IconArrowRight, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelIn, type Stage } from '@/features/pipelines/public';

/** "Move to…" for several deals at once. */
export function MoveToMenu({
  stages,
  onMove,
  disabled = false,
}: {
  stages: readonly Stage[];
  onMove: (stage: string) => void;
  disabled?: boolean;
}) {
  const { t, i18n } = useTranslation('deals');
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button
          size="compact-md"
          disabled={disabled}
          leftSection={<IconArrowRight size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('bulk.moveTo')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stages.map((stage) => (
          <Menu.Item key={stage.key} onClick={() => onMove(stage.key)}>
            {labelIn(stage.label, i18n.language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
