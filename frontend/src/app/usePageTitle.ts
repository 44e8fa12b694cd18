import { useMatches, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * The document's title follows the route. When the path changes (not merely the search), the
 * focus goes to the content, so that a screen reader starts there and Tab goes on from there.
 */
export function usePageTitle(mainId: string, onChange: () => void): void {
  const { t, i18n } = useTranslation();
  const key = useMatches({
    select: (matches) =>
      [...matches].reverse().find((match) => match.staticData.title)?.staticData.title,
  });
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    document.title = key && i18n.exists(key) ? `${t(key)} · Facturix CRM` : 'Facturix CRM';
  }, [key, t, i18n]);
  useEffect(() => {
    if (before.current !== undefined && path !== before.current) {
      onChange();
      document.getElementById(mainId)?.focus({ preventScroll: true });
    }
    before.current = path;
  }, [path, mainId, onChange]);
}
