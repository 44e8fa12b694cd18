import { Avatar, Tooltip } from '@mantine/core';
import { initialsOf } from '@/lib/format';

interface Props {
  name: string;
  initials?: string | null;
  size?: number;
  /** Names the person on hover, where the name is not written beside the avatar. */
  withTooltip?: boolean;
}

/** Pairs of light background and text, AA in both schemes; one person always has the same. */
const tints = ['mint', 'blue', 'violet', 'orange', 'yellow', 'gray'] as const;

/** One person has one colour everywhere. */
export function tintOf(name: string): (typeof tints)[number] {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return tints[sum % tints.length] ?? 'gray';
}

export function UserAvatar({ name, initials, size = 28, withTooltip = false }: Props) {
  const avatar = (
    <Avatar
      size={size}
      color={tintOf(name)}
      variant="light"
      aria-label={name}
      role="img"
      styles={{ placeholder: { fontSize: size * 0.38, fontWeight: 650 } }}
    >
      {initials || initialsOf(name)}
    </Avatar>
  );
  return withTooltip ? <Tooltip label={name}>{avatar}</Tooltip> : avatar;
}
