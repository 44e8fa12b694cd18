import { Tabs } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Tab<Name extends string> {
  name: Name;
  label: string;
  icon: Icon;
  content: () => ReactNode;
}

interface Props<Name extends string> {
  tab: Name;
  /** The first is the one without a word in the address. */
  tabs: readonly Tab<Name>[];
}

/** The tabs of a record's page; the one that is open is in the address. */
export function RecordTabs<Name extends string>({ tab, tabs }: Props<Name>) {
  const navigate = useNavigate();
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) =>
        void navigate({
          to: '.',
          search: (now) => ({
            ...now,
            // The route that shows these tabs reads its own names only.
            tab: (next === tabs[0]?.name ? undefined : next) as typeof now.tab,
          }),
          replace: true,
          resetScroll: false,
        })
      }
    >
      <Tabs.List mb="md">
        {tabs.map(({ name, label, icon: Glyph }) => (
          <Tabs.Tab key={name} value={name} leftSection={<Glyph size={16} aria-hidden />}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name}>
          {name === tab && content()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
