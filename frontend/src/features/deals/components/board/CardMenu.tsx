import { Menu } from '@mantine/core';
import {
  IconArrowRight,
  IconCheckbox,
  IconExternalLink,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelIn, type Stage } from '@/features/pipelines/public';
import type { DealSummary } from '../../model';

export interface OpenMenu {
  deal: DealSummary;
  button: HTMLElement;
}

interface Props {
  menu: OpenMenu | null;
  stages: readonly Stage[];
  onClose: () => void;
  onOpen: (id: string) => void;
  onEdit: (id: string) => void;
  onDelete: (deal: DealSummary) => void;
  onSelect: (deal: DealSummary) => void;
  onMoveTo: (deal: DealSummary, stage: string) => void;
}

/** The quick actions of a card: one menu for the whole board, put where it was asked for. */
export function CardMenu({ menu, stages, onClose, ...act }: Props) {
  const { t, i18n } = useTranslation('deals');
  const box = menu?.button.getBoundingClientRect();
  const close = () => {
    menu?.button.focus({ preventScroll: true });
    onClose();
  };
  return (
    <Menu
      opened={menu !== null}
      onChange={(open) => {
        if (!open) close();
      }}
      position="bottom-end"
      width={220}
      withinPortal
      returnFocus={false}
    >
      <Menu.Target>
        <span
          aria-hidden
          style={{
            position: 'fixed',
            pointerEvents: 'none',
            left: box?.left ?? 0,
            top: box?.top ?? 0,
            width: box?.width ?? 0,
            height: box?.height ?? 0,
          }}
        />
      </Menu.Target>
      {menu && (
        <Menu.Dropdown aria-label={t('card.actions', { name: menu.deal.name })}>
          <Menu.Item
            leftSection={<IconExternalLink size={16} aria-hidden />}
            onClick={() => act.onOpen(menu.deal.id)}
          >
            {t('card.view')}
          </Menu.Item>
          {menu.deal.mayEdit && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => act.onEdit(menu.deal.id)}
              >
                {t('common:edit')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCheckbox size={16} aria-hidden />}
                onClick={() => act.onSelect(menu.deal)}
              >
                {t('card.choose')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>{t('card.moveTo')}</Menu.Label>
              {stages
                .filter((stage) => stage.key !== menu.deal.stage)
                .map((stage) => (
                  <Menu.Item
                    key={stage.key}
                    leftSection={<IconArrowRight size={16} aria-hidden />}
                    onClick={() => act.onMoveTo(menu.deal, stage.key)}
                  >
                    {labelIn(stage.label, i18n.language)}
                  </Menu.Item>
                ))}
              <Menu.Divider />
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => act.onDelete(menu.deal)}
              >
                {t('common:delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      )}
    </Menu>
  );
}
