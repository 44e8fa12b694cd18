import { pieces } from '../model';
import classes from './Templates.module.css';

interface Props {
  text: string;
  /** The text is filled: a token that is still in it misses its value. */
  filled?: boolean;
}

/** A line of text with its tokens set apart. */
export function TokenText({ text, filled = false }: Props) {
  let at = 0;
  return pieces(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.token ? (
      <span key={key} className={filled ? classes.missing : classes.token}>
        {piece.text}
      </span>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}
