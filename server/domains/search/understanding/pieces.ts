import { type FilterName, filterNamed } from './filter-words.ts'

/** Something to look for, as it was typed. */
export interface Piece {
  text: string
  /** In quotation marks: to be found exactly so. */
  quoted: boolean
  /** With a minus: must not be there. */
  without: boolean
  /** Still being typed: it may be the beginning of a word. */
  unfinished: boolean
}

export interface FilterPiece {
  name: FilterName
  value: string
  without: boolean
}

export interface Pieces {
  words: Piece[]
  filters: FilterPiece[]
}

const MOST_WORDS = 24
const MOST_FILTERS = 24

/** A minus, a name and a colon, then a text in quotation marks or up to the next gap. */
const PIECE =
  /([-－]?)(?:([\p{L}_]+)[:：]\s*)?(?:["“”„«»「」『』]([^"“”„«»「」『』]*)(["“”„«»「」『』]?)|([^\s"“”„«»「」『』]+)|$)/gu

/** Takes apart what was typed: words, "phrases", -without, and name:value. A name nobody knows is a word like others. */
export function piecesOf(text: string): Pieces {
  const pieces: Pieces = { words: [], filters: [] }
  for (const match of text.matchAll(PIECE)) {
    const [whole, minus, named, quote, , bare] = match
    const value = quote ?? bare ?? ''
    const name = named ? filterNamed(named) : undefined
    if (name) pieces.filters.push({ name, value, without: minus !== '' })
    else if (whole !== '') pieces.words.push(wordPiece(match, text))
  }
  return {
    words: pieces.words.filter(({ text }) => text !== '').slice(0, MOST_WORDS),
    filters: pieces.filters.slice(0, MOST_FILTERS),
  }
}

function wordPiece(match: RegExpExecArray, text: string): Piece {
  const [, minus, named, quote, closing, bare] = match
  const isLast = match.index + match[0].length === text.length
  return {
    text: `${named ? `${named} ` : ''}${quote ?? bare ?? ''}`,
    quoted: quote !== undefined,
    without: minus !== '',
    unfinished: isLast && minus === '' && !closing,
  }
}
