import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { showError, showUndo } from '@/components/toasts';
import { type Chosen, useThreadMutation } from './api';
import { isMark, type Verb } from './model';

/** Files, reads and snoozes threads, says so, and takes it back on demand. */
export function useThreadActions() {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { mutateAsync } = useThreadMutation();

  const act = useCallback(
    async (chosen: Chosen, action: Verb, until?: string): Promise<boolean> => {
      try {
        const result = await mutateAsync({ ...chosen, action, ...(until ? { until } : {}) });
        if (result.changed > 0 && !isMark(action)) {
          const text = t(`did.${action}`, {
            count: result.changed,
            until: until ? format.dateTime(until) : '',
          });
          const back = action === 'done' ? 'reopen' : action === 'snooze' ? 'wake' : null;
          if (back) showUndo(text, () => mutateAsync({ ids: result.ids, action: back }));
          else if (action === 'reopen') {
            showUndo(text, () => mutateAsync({ ids: result.ids, action: 'done' }));
          }
        }
        return result.changed > 0;
      } catch (error) {
        showError(error);
        return false;
      }
    },
    [mutateAsync, t, format],
  );
  return act;
}
