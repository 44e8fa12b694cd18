import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconMailCog } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way to one's mailboxes, among what everybody sets for themselves. */
export function MailboxesCard() {
  const { t } = useTranslation('mailboxes');
  return (
    <Card component="section" aria-labelledby="mailboxes-card">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 260px' }}>
          <Title order={2} size="h3" id="mailboxes-card">
            {t('title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('card.hint')}
          </Text>
        </div>
        <Button
          component={Link}
          to="/settings/email"
          variant="light"
          leftSection={<IconMailCog size={16} aria-hidden />}
        >
          {t('card.open')}
        </Button>
      </Group>
    </Card>
  );
}
