import { pieces } from '../model';
import classes from './Templates.module.css';

/** A line of text with its tokens set apart. */
export function TokenText({ text }: { text: string }) {
  let at = 0;
  return pieces(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.token ? (
      <span key={key} className={classes.token}>
        {piece.text}
      </span>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}
