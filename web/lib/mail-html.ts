/** What the frame around a mail may do. The mail itself was cleaned by the server; this is the second wall. */
export interface MailFrameOptions {
  remote: boolean
  unfolded: boolean
  /** The server found quoted text in this mail: plain block quotes are then the earlier mails. */
  quoted?: boolean
  /** Put before the host of a link that leads elsewhere than its text says. */
  elsewhere?: string
}

const quotes =
  '[data-quoted],blockquote[type=cite],.gmail_quote,.gmail_extra,.yahoo_quoted,.moz-cite-prefix,#appendonsend~*,#divRplyFwdMsg~*'

/**
 * The document of the sandboxed frame. No scripts, no forms, no remote content unless the reader asked.
 * The sheet stays light in the dark theme: mails set their own colours and assume white.
 */
export function mailDocument(html: string, { remote, unfolded, quoted, elsewhere = '→ ' }: MailFrameOptions) {
  const images = remote ? "'self' data: https: http:" : "'self' data:"
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; font-src data:; form-action 'none'`
  const folded = unfolded ? '' : `${quotes}${quoted ? ',blockquote' : ''}{display:none!important}`
  // A blocked picture would show as broken; the line above the mail says why there is none.
  const blocked = remote ? '' : 'img[data-remote-src],img[src^="http"],img[src^="//"]{display:none}'
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer"><base target="_blank">
<style>
html{color-scheme:light;background:#fff}
body{margin:0;padding:0;overflow-wrap:anywhere;color:#1b1f27;
font:14px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
body>*:first-child{margin-top:0}body>*:last-child{margin-bottom:0}
img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}a{color:#3b49b8}
blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #d9dee6;color:#566072}
a[data-mismatch]::after{content:" (" ${cssText(elsewhere)} attr(data-mismatch) ")";color:#b3342b;font-weight:600}
${blocked}${folded}</style></head><body>${withSafeLinks(remote ? withRemotePictures(html) : html)}</body></html>`
}

const cssText = (text: string) => `"${text.replaceAll(/["\\\n<]/g, '')}"`

/** Replaces `cid:` references by the stored attachment they name. */
export function withInlineImages(html: string, attachments: { id: string; content_id: string | null }[]) {
  return attachments.reduce((result, file) => {
    if (!file.content_id) return result
    const id = file.content_id.replace(/^<|>$/g, '')
    return result.replaceAll(`cid:${id}`, `/api/v1/files/${encodeURIComponent(file.id)}`)
  }, html)
}

/** Whether a mail says more in HTML than in plain text. If not, text is calmer, faster and does not jump. */
export const isRich = (html: string, text: string) =>
  /<(img|table|ul|ol|h[1-6]|pre|b|strong|em|i|u|hr)[\s>]|\sdata-mismatch=/i.test(html) || hidesLink(html, text)

/** A link the text does not spell out would be lost in it. */
const hidesLink = (html: string, text: string) =>
  [...html.matchAll(/<a\s[^>]*?href="(https?:[^"]+)"/gi)].some(([, href]) => !text.includes(bare(href!)))

const bare = (href: string) => href.replaceAll('&amp;', '&').replace(/\/$/, '')

export const hasRemoteContent = (html: string) => /(?:src|srcset|background)\s*=\s*["']?\s*(?:https?:)?\/\//i.test(html)

export const hasQuotes = (html: string) =>
  /\sdata-quoted=|class="[^"]*(?:gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix)|type="?cite|id="(?:appendonsend|divRplyFwdMsg)"/i.test(
    html,
  )

/** The server keeps pictures from the web apart until somebody asks for them. Its attributes hold no "<" and no ">". */
const withRemotePictures = (html: string) => html.replace(/(<img\b[^>]*?\s)data-remote-src="/gi, '$1src="')

const withSafeLinks = (html: string) => html.replace(/<a\s/gi, '<a rel="noopener noreferrer" target="_blank" ')
