import { Button, Group, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconBuilding,
  IconInbox,
  IconMail,
  IconMailOpened,
  IconSpeakerphone,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { usePageShortcuts } from '@/app/Shortcuts';
import { EmptyState } from '@/components/EmptyState';
import { type Filter, FilterBar } from '@/components/FilterBar';
import { PageHeader } from '@/components/PageHeader';
import { NO_SELECTION, type Selection, selectRows } from '@/components/table/selection';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { useKeys } from '@/components/useKeys';
import { accountSource } from '@/features/accounts/public';
import { campaignSource } from '@/features/campaigns/public';
import { mailboxesQuery } from '@/features/mailboxes/public';
import { threadsQuery } from '../api';
import { useAnswerShortcuts } from '../keys';
import { isMark, neighbour, type ThreadSummary, type Verb } from '../model';
import {
  type InboxSearch,
  isNarrowed,
  isOutgoing,
  type OutgoingFolder,
  readInboxSearch,
  threadFilter,
} from '../search.model';
import { useThreadActions } from '../useThreadActions';
import { FolderTabs } from './FolderTabs';
import classes from './Inbox.module.css';
import { SelectedBar } from './SelectedBar';
import { ThreadList } from './ThreadList';
import { type ReplySlot, ThreadPane } from './ThreadPane';

interface Props {
  search: InboxSearch;
  /** Writes a new mail; without it there is no button. */
  compose?: ReactNode;
  /** The mails that have not gone out; without it there are no such folders. */
  outgoing?: (folder: OutgoingFolder, text: string | undefined) => ReactNode;
  reply?: ReplySlot;
}

/** One's mail by folder: a list, and beside it on a wide screen the thread that is open. */
export function InboxPage({ search, compose, outgoing, reply }: Props) {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  useLiveTopics('mail');
  const folder = search.folder ?? 'inbox';
  const go = (patch: Record<string, unknown>) =>
    void navigate({
      to: '/inbox',
      search: readInboxSearch({ ...search, thread: undefined, ...patch }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <PageHeader title={t('title')} actions={compose} />
      <FolderTabs search={search} withOutgoing={outgoing !== undefined} />
      {isOutgoing(folder) ? (
        <>
          <Group mb={12}>
            <FilterBar
              filters={[]}
              values={{ q: search.q }}
              onChange={go}
              textKey="q"
              textLabel={t('filter.search')}
            />
          </Group>
          {outgoing?.(folder, search.q)}
        </>
      ) : (
        <>
          <Filters search={search} onChange={go} />
          <Threads key={folder} search={search} onChange={go} reply={reply} />
        </>
      )}
    </>
  );
}

interface PartProps {
  search: InboxSearch;
  onChange: (patch: Record<string, unknown>) => void;
}

function Filters({ search, onChange }: PartProps) {
  const { t } = useTranslation('inbox');
  const { data: mailboxes = [] } = useQuery(mailboxesQuery);
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'unread',
      label: t('filter.state'),
      icon: IconMailOpened,
      options: [{ value: 'true', label: t('unread') }],
    },
    ...(mailboxes.length > 1
      ? [
          {
            kind: 'choice',
            key: 'mailboxId',
            label: t('filter.mailbox'),
            icon: IconMail,
            options: mailboxes.map(({ id, address }) => ({ value: id, label: address })),
          } as const,
        ]
      : []),
    {
      kind: 'record',
      key: 'accountId',
      label: t('filter.account'),
      icon: IconBuilding,
      source: accountSource,
    },
    {
      kind: 'record',
      key: 'campaignId',
      label: t('filter.campaign'),
      icon: IconSpeakerphone,
      source: campaignSource(search.accountId),
    },
  ];
  const { unread, folder: _folder, scope, thread: _thread, ...texts } = search;
  return (
    <Group gap="xs" mb={12} align="flex-start">
      <SegmentedControl
        size="xs"
        aria-label={t('scope.label')}
        value={scope ?? 'mine'}
        onChange={(next) => onChange({ scope: next })}
        data={[
          { value: 'mine', label: t('scope.mine') },
          { value: 'visible', label: t('scope.visible') },
        ]}
      />
      <FilterBar
        filters={filters}
        values={{ ...texts, unread: unread && 'true' }}
        onChange={onChange}
        textKey="q"
        textLabel={t('filter.search')}
      />
    </Group>
  );
}

function Threads({ search, onChange, reply }: PartProps & { reply: ReplySlot | undefined }) {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  const beside = useMediaQuery('(min-width: 75em)') ?? false;
  const act = useThreadActions();
  const data = useKeysetRows<ThreadSummary>(useInfiniteQuery(threadsQuery(search)));
  const { rows } = data;
  // Another search is another list: what was selected in the one before says nothing of it.
  const asked = JSON.stringify(threadFilter(search));
  const [chosen, setChosen] = useState({ of: asked, selection: NO_SELECTION });
  const selection = chosen.of === asked ? chosen.selection : NO_SELECTION;
  const setSelection = (next: Selection) => setChosen({ of: asked, selection: next });
  const [cursor, setCursor] = useState<string | null>(search.thread ?? null);
  const [focusTurn, setFocusTurn] = useState(0);
  const [snoozing, setSnoozing] = useState(false);
  const open = beside ? search.thread : undefined;
  const folder = search.folder ?? 'inbox';
  const selected = rows.filter(({ id }) => selection.all || selection.ids.has(id));
  const targets = selected.length > 0 ? selected : rows.filter(({ id }) => id === (open ?? cursor));

  const show = (id: string) => {
    setCursor(id);
    if (beside) onChange({ thread: id });
    else void navigate({ to: '/inbox/$threadId', params: { threadId: id } });
  };
  const move = (step: number) => {
    const at = rows.findIndex(({ id }) => id === cursor);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setCursor(next.id);
    setFocusTurn((turn) => turn + 1);
    if (open) onChange({ thread: next.id });
  };
  const perform = (verb: Verb, until?: string) => {
    const ids = targets.filter(({ mayAct }) => mayAct).map(({ id }) => id);
    const from = open ?? cursor;
    if (ids.length === 0) return;
    if (!isMark(verb) && from) {
      const next = neighbour(rows, new Set(ids), from);
      setCursor(next);
      setFocusTurn((turn) => turn + 1);
      if (open && ids.includes(open)) onChange({ thread: next ?? undefined });
    }
    setSelection(NO_SELECTION);
    void act(selection.all ? { filter: threadFilter(search) } : { ids }, verb, until);
  };
  const file = folder === 'done' ? 'reopen' : 'done';
  const toggleRead = () => perform(targets.some(({ unread }) => unread > 0) ? 'read' : 'unread');
  const toggleStar = () => perform(targets.every(({ flagged }) => flagged) ? 'unflag' : 'flag');
  const snoozeOrWake = () =>
    folder === 'snoozed' ? perform('wake') : targets.length > 0 && setSnoozing(true);
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    x: () => cursor && setSelection(selectRows(selection, rows, cursor, false)),
    e: () => perform(file),
    u: toggleRead,
    '*': toggleStar,
    s: snoozeOrWake,
    Escape: () =>
      selected.length > 0 ? setSelection(NO_SELECTION) : onChange({ thread: undefined }),
  });
  const answers = useAnswerShortcuts();
  usePageShortcuts(
    useMemo(
      () => [
        { keys: ['J', 'K'], text: t('keys.move') },
        { keys: [t('common:shortcuts.enterKey')], text: t('keys.open') },
        { keys: ['X'], text: t('keys.select') },
        { keys: ['E'], text: t('keys.done') },
        { keys: ['U'], text: t('keys.unread') },
        { keys: ['*'], text: t('keys.star') },
        { keys: ['S'], text: t('keys.snooze') },
        ...(open && reply ? answers : []),
      ],
      [t, answers, open, reply],
    ),
  );

  return (
    <div className={classes.split} data-beside={open ? true : undefined}>
      <div className={classes.card}>
        <ThreadList
          label={t(`folders.${folder}`)}
          data={data}
          selection={selection}
          onSelect={setSelection}
          cursor={cursor}
          onCursor={setCursor}
          focusTurn={focusTurn}
          open={open}
          beside={beside}
          onOpen={show}
          empty={<Nothing search={search} onChange={onChange} />}
        />
        <SelectedBar
          threads={selected}
          all={selection.all}
          onAll={data.hasMore ? () => setSelection({ ids: new Set(), all: true }) : undefined}
          folder={folder}
          snoozing={snoozing}
          anchored={targets.length > 0}
          onSnoozing={setSnoozing}
          onAct={perform}
          onClear={() => setSelection(NO_SELECTION)}
        />
      </div>
      {open && (
        <section className={classes.pane} aria-label={t('openThread')}>
          <ThreadPane
            key={open}
            threadId={open}
            level={2}
            reply={reply}
            onFiled={() => {
              const next = neighbour(rows, new Set([open]), open);
              setCursor(next);
              onChange({ thread: next ?? undefined });
            }}
            onClose={() => onChange({ thread: undefined })}
          />
        </section>
      )}
    </div>
  );
}

function Nothing({ search, onChange }: PartProps) {
  const { t } = useTranslation('inbox');
  const { data: mailboxes } = useQuery(mailboxesQuery);
  if (isNarrowed(search)) {
    return (
      <EmptyState
        icon={IconInbox}
        title={t('empty.filtered')}
        hint={t('common:filter.emptyHint')}
        action={
          <Button
            variant="default"
            onClick={() =>
              onChange({
                unread: undefined,
                mailboxId: undefined,
                accountId: undefined,
                campaignId: undefined,
                q: undefined,
              })
            }
          >
            {t('common:filter.clearAll')}
          </Button>
        }
      />
    );
  }
  if (search.scope !== 'visible' && mailboxes && !mailboxes.some(({ own }) => own)) {
    return (
      <EmptyState
        icon={IconMail}
        title={t('empty.noMailbox')}
        hint={t('empty.noMailboxHint')}
        action={
          <Button component={Link} to={'/settings/email' as string}>
            {t('empty.connect')}
          </Button>
        }
      />
    );
  }
  const folder = search.folder ?? 'inbox';
  if (search.scope === 'visible') {
    return <EmptyState icon={IconInbox} title={t('empty.visible')} hint={t('empty.visibleHint')} />;
  }
  return (
    <EmptyState icon={IconInbox} title={t(`empty.${folder}`)} hint={t(`empty.${folder}Hint`)} />
  );
}
