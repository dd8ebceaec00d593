/** Parts of a path that name a place for machines. */
const NOISE = new Set(
  'app apps web www index html htm php aspx page pages view views home dashboard edit new show id api main ui'.split(
    ' ',
  ),
)
const LOCALE = /^[a-z]{2}(?:-[a-z]{2,4})?$/i
/** Ids: numbers, hexadecimal, and everything with digits in it but v2 and the like. */
const NAMES_A_THING = /\d/
const MOST_WORDS = 6

/** What a page of an app is about, by the words of its path: `/app/billing/invoices/8812?tab=1` is "billing invoices". */
export function wordsOfPage(page: string): string {
  const path = pathOf(page)
  const parts = path.split('/').filter((part) => part !== '' && !LOCALE.test(part) && !NAMES_A_THING.test(part))
  const words = parts.flatMap((part) =>
    part
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .split(/[^\p{L}]+/u)
      .map((word) => word.toLowerCase()),
  )
  return [...new Set(words.filter((word) => word.length > 1 && !NOISE.has(word)))].slice(-MOST_WORDS).join(' ')
}

/** A page without what its address says about a person: no query, no ids. An app may route behind a `#`. */
export const pageWithoutIds = (page: string): string =>
  pathOf(page)
    .split('/')
    .map((part) => (isId(part) ? ':id' : part))
    .join('/')
    .slice(0, 500)

const isId = (part: string): boolean =>
  /^[\w-]*\d[\w-]*$/.test(part) ? !/^v\d{1,2}$/i.test(part) : /[@%]/.test(part) || part.length > 60

function pathOf(page: string): string {
  const address = page.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  const behindHash = /#!?(\/[^?#]*)/.exec(address)?.[1]
  const path = behindHash ?? address.replace(/[?#].*$/s, '')
  return `/${decoded(path).replace(/^\/+|\/+$/g, '')}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
