import { matchAt, type PlainTag, plainEndTagAt, plainTagAt } from './plain-tags.ts'

const DOCTYPE = /<!doctype[\t\n ]+html(?:[\t\n ]+public(?:[\t\n ]+"[\w:/.+ -]*"){1,2})?[\t\n ]*>/iy
const SPACE = /[\t\n ]*/y
/** What stands in these is neither shown nor HTML; a style without "@" fetches no other. */
const REST_OF_TITLE = /[^<]*<\/title[\t\n ]*>/iy
const REST_OF_STYLE = /[^<@]*<\/style[\t\n ]*>/iy

/**
 * Where the content of the body begins in a document that begins with at most a doctype, <html>, a head and <body>, in this
 * order; null when there is more to its head than titles, styles and <meta>. White space before the body is not part of it.
 */
export function plainHead(source: string): number | null {
  let at = afterSpace(source, matchAt(DOCTYPE, source, 0) ? DOCTYPE.lastIndex : 0)
  at = afterSpace(source, afterTag(source, at, 'html'))
  const head = afterTag(source, at, 'head')
  if (head > at) {
    const end = endOfHead(source, head)
    if (end === null) return null
    at = afterSpace(source, end)
  }
  return afterTag(source, at, 'body')
}

function endOfHead(source: string, start: number): number | null {
  let at = afterSpace(source, start)
  for (let tag = plainTagAt(source, at); tag; tag = plainTagAt(source, at)) {
    const end = endOfUnseen(source, tag)
    if (end === null) return null
    at = afterSpace(source, end)
  }
  const closing = plainEndTagAt(source, at)
  return closing?.name === 'head' ? closing.end : null
}

function endOfUnseen(source: string, tag: PlainTag): number | null {
  if (isHandled(tag)) return null
  if (tag.name === 'meta') return tag.end
  const rest = tag.name === 'title' ? REST_OF_TITLE : tag.name === 'style' ? REST_OF_STYLE : null
  return rest && matchAt(rest, source, tag.end) ? rest.lastIndex : null
}

/** After a start tag of this name at `at`, else `at`. What such a tag carries shows nothing of itself. */
function afterTag(source: string, at: number, name: string): number {
  const tag = plainTagAt(source, at)
  return tag?.name === name && !isHandled(tag) ? tag.end : at
}

/** By script: no plain thing. */
const isHandled = ({ attributes }: PlainTag): boolean =>
  [...attributes.keys()].some((name) => name === 'is' || name.startsWith('on'))

const afterSpace = (source: string, at: number): number => at + (matchAt(SPACE, source, at)?.[0].length ?? 0)
