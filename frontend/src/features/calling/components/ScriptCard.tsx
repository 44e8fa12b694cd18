import { Accordion, Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { scriptQuery } from '../api';
import { useKeyHint, useKeys } from '../useKeys';
import classes from './Workspace.module.css';

/** What to say, with this lead's name in it, and what to answer. Nothing where nobody wrote anything. */
export function ScriptCard({ leadId }: { leadId: string }) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  const script = useQuery(scriptQuery(leadId));
  const [opened, setOpened] = useState<string | null>(null);
  const ids = script.data?.objections.map(({ id }) => id) ?? [];
  // One after the other, and after the last one none.
  const openNext = () => setOpened(ids[opened === null ? 0 : ids.indexOf(opened) + 1] ?? null);
  useKeys('script', { objection: ids.length > 0 ? openNext : undefined });
  if (script.isPending) return <CardSkeleton lines={6} />;
  if (script.isError) return null;
  const { html, missing, objections } = script.data;
  if (!html && objections.length === 0) return null;
  return (
    <SectionCard title={t('script')}>
      <Stack gap="md">
        {missing.length > 0 && (
          <Alert color="orange" variant="light">
            {t('missing', { tokens: missing.join(', ') })}
          </Alert>
        )}
        {html && (
          // The server lets through text, lists and links alone, and fills values in as text.
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server
          <div className={classes.script} dangerouslySetInnerHTML={{ __html: html }} />
        )}
        {objections.length > 0 && (
          <>
            <Text fw={600}>{t('objections')}</Text>
            <Accordion
              {...hint('objection')}
              variant="separated"
              radius="md"
              value={opened}
              onChange={setOpened}
            >
              {objections.map((objection) => (
                <Accordion.Item key={objection.id} value={objection.id}>
                  <Accordion.Control>{objection.title}</Accordion.Control>
                  <Accordion.Panel style={{ whiteSpace: 'pre-line' }}>
                    {objection.answer}
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </>
        )}
      </Stack>
    </SectionCard>
  );
}
