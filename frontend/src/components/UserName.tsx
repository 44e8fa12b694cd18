import { Group, Text } from '@mantine/core';
import { UserAvatar } from './UserAvatar';

/** A person in one line: the initials, then the name. */
export function UserName({ person }: { person: { name: string; initials: string } }) {
  return (
    <Group component="span" gap={8} wrap="nowrap" miw={0} maw="100%" display="inline-flex">
      <UserAvatar name={person.name} initials={person.initials} size={22} />
      <Text component="span" inherit truncate>
        {person.name}
      </Text>
    </Group>
  );
}
