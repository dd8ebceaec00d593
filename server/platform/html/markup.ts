const MARKUP = Symbol('markup')

/** HTML that is safe to put into a page. Only `html` makes it: what comes from outside is a text, and is escaped. */
export interface Markup {
  readonly [MARKUP]: string
}

type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

/** `` html`<p>${text}</p>` ``: texts are escaped, for elements and quoted attributes alike; null, undefined and false are nothing. */
export const html = (strings: TemplateStringsArray, ...pieces: Piece[]): Markup => ({
  [MARKUP]: strings.reduce((before, string, index) => before + written(pieces[index - 1]) + string),
})

export const markupText = (markup: Markup): string => markup[MARKUP]

function written(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  if (MARKUP in piece) return piece[MARKUP]
  return piece.map(written).join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)

/** HTML a part of ours has drawn and cleaned, as it is. Never to be used for what somebody else wrote. */
export const cleaned = (text: string): Markup => ({ [MARKUP]: text })
