import { Button, Group, Menu, Popover, Stack, TextInput } from '@mantine/core';
import { IconCalendarClock, IconChevronDown, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { laterChoices, localText } from '../outgoing.model';

interface Props {
  busy: boolean;
  disabled: boolean;
  onSend: (sendAt: string | null) => void;
}

/** Sends now, or when one says. */
export function SendButton({ busy, disabled, onSend }: Props) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  const [picking, setPicking] = useState(false);
  const [at, setAt] = useState('');
  const now = new Date();
  const picked = at === '' ? null : new Date(at);
  const possible = picked !== null && picked.getTime() > now.getTime();
  return (
    <Popover
      opened={picking}
      onChange={setPicking}
      position="top-start"
      withArrow
      trapFocus
      zIndex={320}
      // It opens from the menu's last entry, not from what it stands beside.
      withRoles={false}
    >
      <Popover.Target>
        <Group gap={1} wrap="nowrap">
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            loading={busy}
            disabled={disabled}
            onClick={() => onSend(null)}
            style={{ borderTopRightRadius: 0, borderBottomRightRadius: 0 }}
          >
            {t('send')}
          </Button>
          <Menu position="top-start" zIndex={320}>
            <Menu.Target>
              <Button
                px={8}
                disabled={disabled || busy}
                aria-label={t('later.title')}
                style={{ borderTopLeftRadius: 0, borderBottomLeftRadius: 0 }}
              >
                <IconChevronDown size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('later.title')}</Menu.Label>
              {laterChoices(now).map((choice) => (
                <Menu.Item
                  key={choice.key}
                  leftSection={<IconCalendarClock size={16} aria-hidden />}
                  rightSection={
                    <span className="fx-num">{format.dateTime(choice.at.toISOString())}</span>
                  }
                  onClick={() => onSend(choice.at.toISOString())}
                >
                  {t(`later.${choice.key}`)}
                </Menu.Item>
              ))}
              <Menu.Item
                onClick={() => {
                  setAt(localText(new Date(now.getTime() + 3_600_000)));
                  setPicking(true);
                }}
              >
                {t('later.pick')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TextInput
            type="datetime-local"
            label={t('later.when')}
            value={at}
            min={localText(now)}
            onChange={(event) => setAt(event.currentTarget.value)}
            error={at !== '' && !possible ? t('later.past') : null}
          />
          <Button
            disabled={!possible}
            onClick={() => {
              setPicking(false);
              if (picked) onSend(picked.toISOString());
            }}
          >
            {t('later.confirm')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
