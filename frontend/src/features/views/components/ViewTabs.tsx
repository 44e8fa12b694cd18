import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import {
  IconBookmarkPlus,
  IconDeviceFloppy,
  IconDots,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { removeRecord } from '@/components/removeRecord';
import { showDone, showError } from '@/components/toasts';
import { amendView, deleteView, savedViewsQuery, setCampaignFilters } from '../api';
import {
  type CampaignFilters,
  requestOf,
  type SavedView,
  type Search,
  sameSearch,
  searchOf,
} from '../model';
import { ViewDialog } from './ViewDialog';
import classes from './ViewTabs.module.css';

interface Props {
  page: 'leads';
  /** The list that is shown, as the address has it. */
  search: Readonly<Record<string, string | undefined>>;
  keys: readonly string[];
  /** The tab of the whole list. */
  all: string;
  /** How many a list has, in words. */
  count: (search: Search) => ReactNode;
  /** The one campaign that is shown, with what its list begins with. */
  campaign: { id: string; filters: CampaignFilters } | null;
  mayManage: boolean;
  onChoose: (search: Search) => void;
}

/** One's own views and the shared ones, each a tab with how many it has. A view is an address. */
export function ViewTabs(props: Props) {
  const { t } = useTranslation('views');
  const { dialog, open, close } = useDialog();
  const views = useQuery(savedViewsQuery(props.page)).data ?? [];
  const search = searchOf(props.search, props.keys);
  const active = views.find((view) => sameSearch(view.search, search));
  const { campaign, mayManage } = props;
  const editing = views.find(({ id }) => id === dialog?.id);
  const isAll = Object.keys(search).length === 0;
  const begins = campaign && { ...campaign.filters.search, campaignId: campaign.id };
  return (
    <>
      <nav className={classes.row} aria-label={t('title')}>
        <div className={classes.tabs}>
          <Tab current={isAll} count={props.count({})} onClick={() => props.onChoose({})}>
            {props.all}
          </Tab>
          {begins && campaign.filters.version > 0 && Object.keys(begins).length > 1 && (
            <Tab
              current={!active && sameSearch(begins, search)}
              count={props.count(begins)}
              onClick={() => props.onChoose(begins)}
            >
              <IconPin size={14} aria-hidden />
              {t('campaignDefault')}
            </Tab>
          )}
          {views.map((view) => (
            <Tab
              key={view.id}
              current={view.id === active?.id}
              count={props.count(view.search)}
              onClick={() => props.onChoose(view.search)}
            >
              {view.shared && <IconUsers size={14} aria-label={t('shared')} />}
              {view.name}
            </Tab>
          ))}
        </div>
        <div className={classes.end}>
          {!isAll && !active && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconBookmarkPlus size={15} aria-hidden />}
              onClick={() => void open('save-view')}
            >
              {t('save')}
            </Button>
          )}
          <ViewMenu
            views={views}
            active={active}
            search={search}
            campaign={mayManage ? campaign : null}
            onRename={(view) => void open('edit-view', view.id)}
            onDeleted={() => props.onChoose({})}
          />
        </div>
      </nav>
      {dialog?.name === 'save-view' && (
        <ViewDialog
          page={props.page}
          search={search}
          mayShare={mayManage}
          onClose={() => void close()}
        />
      )}
      {dialog?.name === 'edit-view' && editing && (
        <ViewDialog
          page={props.page}
          view={editing}
          search={editing.search}
          mayShare={mayManage}
          onClose={() => void close()}
        />
      )}
    </>
  );
}

interface TabProps {
  current: boolean;
  count: ReactNode;
  onClick: () => void;
  children: ReactNode;
}

function Tab({ current, count, onClick, children }: TabProps) {
  return (
    <UnstyledButton className={classes.tab} aria-current={current} onClick={onClick}>
      {children}
      <span className={`fx-num ${classes.count}`}>{count}</span>
    </UnstyledButton>
  );
}

interface MenuProps {
  views: readonly SavedView[];
  active: SavedView | undefined;
  search: Search;
  campaign: Props['campaign'];
  onRename: (view: SavedView) => void;
  onDeleted: () => void;
}

function ViewMenu({ views, active, search, campaign, onRename, onDeleted }: MenuProps) {
  const { t } = useTranslation('views');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['get', '/api/saved-views'] });
  const mine = views.filter(({ may }) => may.edit);
  if (mine.length === 0 && !campaign) return null;

  const overwrite = async (view: SavedView) => {
    try {
      await amendView(view.id, view.version, requestOf(view, { search }));
      await refresh();
      showDone(t('overwritten', { name: view.name }));
    } catch (error) {
      showError(error);
    }
  };
  const remove = async (view: SavedView) => {
    const gone = await removeRecord({
      title: t('delete.title', { name: view.name }),
      message: t(view.shared ? 'delete.shared' : 'delete.message'),
      remove: () => deleteView(view.id, view.version),
      done: t('delete.done', { name: view.name }),
    });
    if (!gone) return;
    await refresh();
    onDeleted();
  };
  const begin = async (filters: Search) => {
    if (!campaign) return;
    const { campaignId: _same, ...rest } = filters;
    try {
      await setCampaignFilters(campaign.id, campaign.filters.version, rest);
      await client.invalidateQueries({ queryKey: ['get', '/api/campaigns/{id}/default-filters'] });
      showDone(t(Object.keys(rest).length > 0 ? 'begins.set' : 'begins.gone'));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('manage')}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {active?.may.edit && (
          <>
            <Menu.Item
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => onRename(active)}
            >
              {t('rename', { name: active.name })}
            </Menu.Item>
            <Menu.Item
              color="red.8"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => void remove(active)}
            >
              {t('delete.item', { name: active.name })}
            </Menu.Item>
          </>
        )}
        {!active && Object.keys(search).length > 0 && mine.length > 0 && (
          <>
            <Menu.Label>{t('overwrite')}</Menu.Label>
            {mine.map((view) => (
              <Menu.Item
                key={view.id}
                leftSection={<IconDeviceFloppy size={15} aria-hidden />}
                onClick={() => void overwrite(view)}
              >
                {view.name}
              </Menu.Item>
            ))}
          </>
        )}
        {campaign && (
          <>
            {(active || mine.length > 0) && <Menu.Divider />}
            <Menu.Item
              leftSection={<IconPin size={15} aria-hidden />}
              disabled={Object.keys(search).length < 2}
              onClick={() => void begin(search)}
            >
              {t('begins.item')}
            </Menu.Item>
            {Object.keys(campaign.filters.search).length > 0 && (
              <Menu.Item
                leftSection={<IconPinnedOff size={15} aria-hidden />}
                onClick={() => void begin({})}
              >
                {t('begins.remove')}
              </Menu.Item>
            )}
          </>
        )}
        {!active && Object.keys(search).length === 0 && !campaign && (
          <Menu.Label>{t('chooseFirst')}</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
