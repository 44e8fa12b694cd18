import { Button, Menu, Stack } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCalendar, IconClock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { snoozes, snoozeTime } from '../model';

interface Props {
  children: ReactNode;
  opened: boolean;
  onChange: (opened: boolean) => void;
  onSnooze: (until: string) => void;
}

/** When a thread is to come back: one of the usual times, or any other. */
export function SnoozeMenu({ children, opened, onChange, onSnooze }: Props) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const [own, setOwn] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const choose = (until: Date) => {
    onChange(false);
    setChoosing(false);
    onSnooze(until.toISOString());
  };
  return (
    <Menu
      opened={opened}
      onChange={(next) => {
        onChange(next);
        if (!next) setChoosing(false);
      }}
      position="bottom-end"
      width={280}
      closeOnItemClick={false}
      trapFocus
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {choosing ? (
          <Stack gap="xs" p="xs">
            <DateTimePicker
              label={t('snooze.own')}
              value={own}
              onChange={setOwn}
              minDate={new Date()}
              popoverProps={{ withinPortal: false }}
              data-autofocus
            />
            <Button
              disabled={!own || new Date(own.replace(' ', 'T')) <= new Date()}
              onClick={() => own && choose(new Date(own.replace(' ', 'T')))}
            >
              {t('actions.snooze')}
            </Button>
          </Stack>
        ) : (
          <>
            <Menu.Label>{t('snooze.title')}</Menu.Label>
            {snoozes.map((choice) => {
              const until = snoozeTime(choice);
              return (
                <Menu.Item
                  key={choice}
                  leftSection={<IconClock size={16} aria-hidden />}
                  rightSection={
                    <span style={{ color: 'var(--fx-muted)', fontSize: 12 }}>
                      {choice === 'laterToday'
                        ? format.time(until.toISOString())
                        : format.dateTime(until.toISOString())}
                    </span>
                  }
                  onClick={() => choose(until)}
                >
                  {t(`snooze.${choice}`)}
                </Menu.Item>
              );
            })}
            <Menu.Item
              leftSection={<IconCalendar size={16} aria-hidden />}
              onClick={() => setChoosing(true)}
            >
              {t('snooze.choose')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
