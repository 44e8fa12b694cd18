import { Avatar, Group, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PresentPerson } from '@/app/liveEvents';
import { UserAvatar } from '@/components/UserAvatar';

/** Who else is looking at this deal, or editing it. */
export function PresentPeople({ people }: { people: readonly PresentPerson[] }) {
  const { t } = useTranslation('deals');
  const first = people.find((person) => person.mode === 'editing') ?? people[0];
  const says = (person: PresentPerson) =>
    person.mode === 'editing'
      ? t('presence.editing', { name: person.name })
      : t('presence.viewing', { name: person.name });
  return (
    <div aria-live="polite" data-testid="presence">
      {first && (
        <Group gap={8} wrap="nowrap">
          <Avatar.Group>
            {people.slice(0, 4).map((person) => (
              <Tooltip key={person.id} label={says(person)}>
                <span>
                  <UserAvatar name={person.name} initials={person.initials} size={26} />
                </span>
              </Tooltip>
            ))}
          </Avatar.Group>
          <Text size="xs" c={first.mode === 'editing' ? 'var(--fx-warning)' : 'dimmed'}>
            {people.length === 1 ? says(first) : t('presence.several', { count: people.length })}
          </Text>
        </Group>
      )}
    </div>
  );
}
