import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { Decision, Enrolment, StepRef } from '../people.model';
import { type Facts, reasonWords, type Translate } from '../words';

/** The texts of sequences, for what chooses among them by name. */
export function useTexts(): { say: Translate; exists: (key: string) => boolean } {
  const { t, i18n } = useTranslation('sequences');
  return {
    say: (key, values) => t(key, values ?? {}),
    exists: (key) => i18n.exists(`sequences:${key}`),
  };
}

/** What holds somebody back, or what ended it, in a sentence. */
export function useWhyWords() {
  const { t } = useTranslation('sequences');
  const { say, exists } = useTexts();
  const format = useFormat();
  const words = (groups: string[], rule: string, facts: Facts) =>
    reasonWords(groups, rule, facts, say, exists);
  return ({ why, reason, state }: Pick<Enrolment, 'why' | 'reason' | 'state'>): string => {
    if (state === 'stopped' || (state === 'paused' && reason && !why)) {
      return words(['reason'], `${reason}`, {}) ?? t(`personState.${state}`);
    }
    if (!why) return state === 'finished' ? t('reason.finished') : '';
    const told = words(['why'], why.rule, why.facts) ?? why.rule;
    return why.until ? `${told} ${t('why.until', { when: format.dateTime(why.until) })}` : told;
  };
}

/** "3. Hello again": a step as it stands in its sequence. */
export function useStepName() {
  const { t } = useTranslation('sequences');
  return ({ position, name, kind }: StepRef) => `${position}. ${name ?? t(`kind.${kind}`)}`;
}

/** What was decided at a step, and by which rule. */
export function useDecisionWords() {
  const { t } = useTranslation('sequences');
  const { say, exists } = useTexts();
  return ({ verdict, rule, facts }: Decision): { what: string; why: string | null } => {
    const why = reasonWords(['decision', 'why', 'reason'], rule, facts, say, exists);
    return { what: t(`verdict.${verdict}`), why };
  };
}
