import { ActionIcon, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';

interface Props {
  tokens: readonly { token: string; label: string }[];
  label: string;
  onPick: (token: string) => void;
}

/** What a line of text can be filled with. */
export function TokenMenu({ tokens, label, onPick }: Props) {
  return (
    <Menu position="bottom-end" withinPortal returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label} title={label}>
          <IconBraces size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
        {tokens.map(({ token, label: name }) => (
          <Menu.Item key={token} onClick={() => onPick(token)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
