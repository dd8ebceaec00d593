import classes from './editor.module.css'

/** HTML that the server drew from Markdown and cleaned: no script, no style, no address a browser would run. */
export function DrawnText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn with HTML switched off and cleaned again by the server
  return <div className={classes.prose} dangerouslySetInnerHTML={{ __html: html }} />
}
