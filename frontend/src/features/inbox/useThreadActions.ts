import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { showError, showUndo } from '@/components/toasts';
import { type Chosen, useThreadMutation, useThreadUndo } from './api';
import { isFiling, type Verb } from './model';

/** Files, reads and snoozes threads, says so, and takes it back on demand. */
export function useThreadActions() {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { mutateAsync } = useThreadMutation();
  const { mutateAsync: takeBack } = useThreadUndo();

  const act = useCallback(
    async (chosen: Chosen, action: Verb, until?: string): Promise<boolean> => {
      try {
        const result = await mutateAsync({ ...chosen, action, ...(until ? { until } : {}) });
        const { undoId } = result;
        if (undoId && isFiling(action)) {
          const text = t(`did.${action}`, {
            count: result.changed,
            until: until ? format.dateTime(until) : '',
          });
          showUndo(text, () => takeBack(undoId));
        }
        return result.changed > 0;
      } catch (error) {
        showError(error);
        return false;
      }
    },
    [mutateAsync, takeBack, t, format],
  );
  return act;
}
