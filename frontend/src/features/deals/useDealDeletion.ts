import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { showDone, showError } from '@/components/toasts';
import { dealsChanged, deleteDeal, keys } from './api';
import { type Board, removeDeals } from './board.model';

/** Asks, deletes, and takes the deal off what is on screen. Answers whether it is gone. */
export function useDealDeletion() {
  const client = useQueryClient();
  const { t } = useTranslation('deals');
  return useCallback(
    async (deal: { id: string; name: string; version: number }): Promise<boolean> => {
      const sure = await confirm({
        title: t('delete.title', { name: deal.name }),
        message: t('delete.message'),
        confirm: t('common:delete'),
        danger: true,
      });
      if (!sure) return false;
      try {
        await deleteDeal(deal.id, deal.version);
      } catch (error) {
        showError(error, t('delete.refused'));
        return false;
      }
      const gone = new Set([deal.id]);
      client.setQueriesData<Board>({ queryKey: keys.boards }, (board) =>
        board ? removeDeals(board, gone) : board,
      );
      dealsChanged(client);
      showDone(t('delete.done', { name: deal.name }));
      return true;
    },
    [client, t],
  );
}
