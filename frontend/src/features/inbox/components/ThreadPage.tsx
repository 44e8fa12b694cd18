import { Card } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageShortcuts } from '@/app/Shortcuts';
import { BackLink } from '@/components/BackLink';
import { useAnswerShortcuts } from '../keys';
import { type ReplySlot, ThreadPane } from './ThreadPane';

/** A thread on a page of its own. */
export function ThreadPage({ threadId, reply }: { threadId: string; reply?: ReplySlot }) {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  const answers = useAnswerShortcuts();
  usePageShortcuts(
    useMemo(() => [...answers, { keys: ['E'], text: t('keys.done') }], [answers, t]),
  );
  return (
    <div style={{ maxWidth: 980, marginInline: 'auto' }}>
      <BackLink to="/inbox">{t('title')}</BackLink>
      <Card component="section" p={{ base: 'sm', sm: 'lg' }}>
        <ThreadPane
          key={threadId}
          threadId={threadId}
          level={1}
          reply={reply}
          onFiled={() => void navigate({ to: '/inbox' })}
        />
      </Card>
    </div>
  );
}
