import { Kbd, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Outcome, outcomes } from '../model';
import { useKeyHint } from '../useKeys';
import classes from './Workspace.module.css';

/** How the call ended: by mouse, touch, or the letter on the button. */
export function OutcomePicker({
  value,
  disabled,
  onChange,
}: {
  value: Outcome | null;
  disabled: boolean;
  onChange: (outcome: Outcome) => void;
}) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  return (
    <div role="radiogroup" aria-label={t('outcomes')} className={classes.outcomes}>
      {outcomes.map(({ outcome, key, tone }) => (
        <UnstyledButton
          key={outcome}
          {...hint(`outcome.${outcome}`)}
          role="radio"
          aria-checked={value === outcome}
          disabled={disabled}
          className={classes.outcome}
          style={{ '--tone': `var(--mantine-color-${tone}-6)` }}
          onClick={() => onChange(outcome)}
        >
          {t(`outcome.${outcome}`)}
          <Kbd size="xs" className={classes.key} aria-hidden>
            {key.toUpperCase()}
          </Kbd>
        </UnstyledButton>
      ))}
    </div>
  );
}
