/**
 * What an element is to a reader, told by the marks mail programs leave in their HTML:
 * - quote: holds earlier mail
 * - attribution: says who wrote the quote that follows
 * - rest: from here on everything is earlier mail
 * - divider: so if lines like "From: …" follow
 * - signature: is no part of what was said
 */
export type Mark = 'quote' | 'attribution' | 'rest' | 'divider' | 'signature'

/** An element of a document or of a stream of tokens. Attributes that are not there are empty. */
export interface MarkedElement {
  name: string
  attribute(name: string): string
}

const words = (names: string): Set<string> => new Set(names.split(' '))

/** Class names and ids by program: Gmail, Thunderbird, Yahoo, Proton, Zoho, Tuta, HEY, Outlook, Apple, Zimbra, QQ, NetEase. */
const MARKS: readonly [Mark, Set<string>][] = [
  ['attribution', words('gmail_attr moz-cite-prefix protonmail_quote_header zmail_extra_hr')],
  [
    'quote',
    words(
      'yahoo_quoted protonmail_quote zmail_extra tutanota_quote hey_quote olk_src_body_section isreplycontent qq_original ' +
        'divneteasemailcard __quoted_text__ mail_quote reply_quote quoted_mail',
    ),
  ],
  [
    'rest',
    words(
      'divrplyfwdmsg appendonsend stopspelling outlookmessageheader mail-editor-reference-message-container zwchr ' +
        'ms-outlook-mobile-reference-message reference-message-container replysplit __headers__',
    ),
  ],
  [
    'signature',
    words(
      'gmail_signature gmail_signature_prefix moz-signature signature ms-outlook-mobile-signature applemailsignature ' +
        'applemailsignature1 protonmail_signature_block ntes-mobile-signature ntes-pcmac-signature zmail_signature ymail_signature',
    ),
  ],
]

/** Quoted once more, programs put these before the names. */
const PREFIX = /^(?:x_|gmail-|m_-?\d+)+/

/** The line Word and Windows Mail draw above the header of an earlier mail. */
const WORD_LINE =
  /border(?:-top)?(?:-color)?\s*:[^;]{0,40}?(?:#b5c4df|#e1e1e1|#e5e5e5|rgb\(\s*(?:181,\s*196,\s*223|225,\s*225,\s*225|229,\s*229,\s*229)\b)/i

/** Not a quote but an indentation: editors offer it under that name. */
const INDENT = /border(?:-left)?\s*:\s*(?:none|0)|^\s*margin-left\s*:\s*(?:40px|30pt|36pt|\.5in)\s*;?\s*$/i

export function markOf({ name, attribute }: MarkedElement): Mark | null {
  if (name === 'includetail') return 'quote'
  const named = namedMark(attribute)
  if (name === 'blockquote') return named ?? (isIndent(attribute) ? null : 'quote')
  if (named) return named
  if (attribute('data-signatureblock') === 'true') return 'signature'
  if (name === 'hr') return attribute('tabindex') === '-1' ? 'divider' : null
  return (name === 'div' || name === 'td') && WORD_LINE.test(attribute('style').slice(0, 600)) ? 'divider' : null
}

function namedMark(attribute: MarkedElement['attribute']): Mark | null {
  const given = `${attribute('class')} ${attribute('id')} ${attribute('data-marker')}`.slice(0, 400).toLowerCase()
  if (given.length < 5) return null
  const names = given.split(/\s+/).map((name) => name.replace(PREFIX, ''))
  return MARKS.find(([, set]) => names.some((name) => set.has(name)))?.[0] ?? null
}

const isIndent = (attribute: MarkedElement['attribute']): boolean =>
  attribute('type') !== 'cite' &&
  !attribute('cite') &&
  !attribute('class') &&
  INDENT.test(attribute('style').slice(0, 600))
