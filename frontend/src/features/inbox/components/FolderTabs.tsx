import { Badge, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api';
import type { InboxCounts } from '../model';
import {
  type Folder,
  type InboxSearch,
  outgoingFolders,
  readInboxSearch,
  threadFolders,
} from '../search.model';
import classes from './Inbox.module.css';

const counted: Partial<Record<Folder, keyof InboxCounts>> = {
  inbox: 'unread',
  snoozed: 'snoozed',
  scheduled: 'scheduled',
  drafts: 'drafts',
  failed: 'failed',
};

interface Props {
  search: InboxSearch;
  withOutgoing: boolean;
}

/** The folders with how much is in them; of the inbox, how much is unread. */
export function FolderTabs({ search, withOutgoing }: Props) {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  const { folder = 'inbox', scope } = search;
  const { data: counts } = useQuery(countsQuery);
  const folders: Folder[] = withOutgoing
    ? [...threadFolders, ...outgoingFolders]
    : [...threadFolders];
  return (
    <Tabs
      value={folder}
      onChange={(next) =>
        void navigate({ to: '/inbox', search: readInboxSearch({ folder: next, scope }) })
      }
      mb="md"
    >
      <div className={classes.folders}>
        <Tabs.List
          style={{ flexWrap: 'nowrap', minWidth: 'max-content' }}
          aria-label={t('folders.label')}
        >
          {folders.map((one) => {
            const key = counted[one];
            const count = key && counts ? counts[key] : 0;
            return (
              <Tabs.Tab key={one} value={one}>
                <Group gap={6} wrap="nowrap">
                  {t(`folders.${one}`)}
                  {count > 0 && (
                    <Badge
                      size="sm"
                      color={one === 'failed' ? 'red' : one === 'inbox' ? 'mint' : 'gray'}
                    >
                      {count >= 1000 ? '999+' : count}
                    </Badge>
                  )}
                </Group>
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
      </div>
    </Tabs>
  );
}
