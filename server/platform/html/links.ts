const WEB = /^https?:\/\//i
const DIRECT = /^(?:mailto|tel):/i
/** A visible text that looks like an address of the web, alone or with words around. */
const SHOWN_HOST = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,24})(?=[/:?#\s]|$)/iu
const LONGEST_SHOWN = 300

/** A link as it may stand: to the web, a mail address or a phone. "//host" is a web address without its scheme. */
export function safeLink(href: string): string | null {
  const link = href.trim()
  const whole = link.startsWith('//') ? `https:${link}` : link
  if (DIRECT.test(whole)) return whole
  return WEB.test(whole) && URL.canParse(whole) ? whole : null
}

/** The host a link leads to when its visible text names another one: the oldest trick in mail. Null when it is honest. */
export function hiddenHost(href: string, shown: string): string | null {
  if (!WEB.test(href)) return null
  const host = new URL(href).hostname.toLowerCase()
  const named = shownHost(shown)
  return named && !isSameSite(named, host) ? host : null
}

function shownHost(shown: string): string | null {
  const text = shown.trim()
  if (text.length > LONGEST_SHOWN || text.includes('@')) return null
  const found = SHOWN_HOST.exec(text)
  // "Version 2.beta" and "Mr.Smith wrote" name no host; a text that begins with one, or says http, does.
  if (!found || (found.index > 0 && !/https?:\/\//i.test(text))) return null
  return asHost(found[1]!)
}

/** As the browser spells it: lower case, other alphabets in Punycode. */
const asHost = (name: string): string | null => URL.parse(`http://${name}`)?.hostname ?? null

const isSameSite = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((host) => host.replace(/^www\./, ''))
  return x === y || x!.endsWith(`.${y}`) || y!.endsWith(`.${x}`)
}
