import { useTranslation } from 'react-i18next';
import classes from './Leads.module.css';

/** A score as a number and a bar: how warm a lead is at a glance, in any colours. */
export function ScoreMark({ score }: { score: number }) {
  const { t } = useTranslation('leads');
  return (
    <span className={classes.score} title={t('scoreOf', { score })}>
      <span className={classes.bar} aria-hidden>
        <span className={classes.fill} style={{ width: `${score}%` }} />
      </span>
      <span className="fx-num">{score}</span>
    </span>
  );
}
