import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { Decision, Enrolment, StepRef } from '../people.model';

/** What holds somebody back, or what ended it, in a sentence. */
export function useWhyWords() {
  const { t, i18n } = useTranslation('sequences');
  const format = useFormat();
  const known = (key: string) => i18n.exists(`sequences:${key}`);
  return ({ why, reason, state }: Pick<Enrolment, 'why' | 'reason' | 'state'>): string => {
    if (state === 'stopped' || (state === 'paused' && reason && !why)) {
      const key = `reason.${reason}`;
      return known(key) ? t(key) : t(`personState.${state}`);
    }
    if (!why) return state === 'finished' ? t('reason.finished') : '';
    const key = `why.${why.rule}`;
    const words = known(key) ? t(key, why.facts) : why.rule;
    return why.until ? `${words} ${t('why.until', { when: format.dateTime(why.until) })}` : words;
  };
}

/** "3. Hello again": a step as it stands in its sequence. */
export function useStepName() {
  const { t } = useTranslation('sequences');
  return ({ position, name, kind }: StepRef) => `${position}. ${name ?? t(`kind.${kind}`)}`;
}

/** What was decided at a step, and by which rule. */
export function useDecisionWords() {
  const { t, i18n } = useTranslation('sequences');
  return ({ verdict, rule, facts }: Decision): { what: string; why: string | null } => {
    const key = ['decision', 'why', 'reason']
      .map((group) => `${group}.${rule}`)
      .find((one) => i18n.exists(`sequences:${one}`));
    return { what: t(`verdict.${verdict}`), why: key ? t(key, facts) : null };
  };
}
