import classes from './RichText.module.css';

/** Formatted text that the server has cleaned: nothing but an allow list of tags is left in it. */
export function RichText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server, and scripts are forbidden by CSP.
  return <div className={classes.rich} dangerouslySetInnerHTML={{ __html: html }} />;
}
