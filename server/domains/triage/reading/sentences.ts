import { inSimplified } from '../../../platform/text/simplified.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Nothing decisive comes after this many characters, and nobody can make reading slow with more. */
export const READ_CHARACTERS = 8_000
const MOST_SENTENCES = 150

/** A sentence, or a part that asks for something else ("… and also …"). Offsets in the message's text. */
export interface Sentence {
  from: 'subject' | 'text'
  start: number
  end: number
  text: string
  /** The text in simplified characters. */
  plain: string
  tokens: Token[]
  /** Whether it begins with "also", "2." and the like: what follows is asked for besides. */
  adds: boolean
}

/** What a person says in a message; greetings, farewells and quoted lines are left out. */
export function sentencesOf({ subject, text }: { subject: string; text: string }): Sentence[] {
  const title = subject.slice(0, 300)
  const heading = sentence('subject', { text: title, start: 0, end: title.length })
  const read = text.slice(0, READ_CHARACTERS)
  const spoken = untilTired(
    piecesOf(read)
      .flatMap(inShortPieces)
      .map((piece) => sentence('text', { ...piece, text: read }))
      .filter(({ tokens }) => tokens.length > 0),
  )
  const body = spoken.slice(0, farewellIn(spoken)).filter(({ text }) => !isFormality(text))
  const isRepeated = isBeginning(heading.text, read) || body.some(({ text }) => text.startsWith(heading.text))
  return [...(heading.tokens.length > 0 && !isRepeated ? [heading] : []), ...body]
}

/** A message without a subject gets its own first words for one, perhaps cut short. */
const isBeginning = (title: string, text: string): boolean =>
  inOneLine(text).startsWith(
    inOneLine(title)
      .replace(/(?:…|\.\.\.)$/, '')
      .trimEnd(),
  )

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const END =
  /[.!?]+(?=["'”’)\]]*(?:\s|$))|[。！？]+|\n\s*(?![a-z])|[,，;；]\s*(?=(?:and )?(?:also|plus|another thing|additionally|besides|secondly)\b|另外|还有|還有|此外|顺便|順便|其次)/g
const ADDS =
  /^\W*(?:(?:oh,? )?and (?:what|how|is|are|can|could|would|where|do|does|please|when)\b|(?:oh,? |and |but )*(?:also|plus|another|additionally|besides|apart from that|while i'm at it|by the way|btw|second|secondly|third|finally|lastly|one more|furthermore|moreover|separately|on another note|in addition|p\.?s\b)|\d{1,2}[.)、:]|[-*•·]|另外|另|还有|還有|此外|同时|同時|顺便|順便|顺带|其次|再就是|再问|外加|一并|第[二三四]|[二三四](?:是|来|、)|再有|对了|對了)/i

function piecesOf(text: string): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  let start = 0
  for (const { 0: end, index } of text.matchAll(END)) {
    if (isNumbering(text, start, index)) continue
    pieces.push({ start, end: index + end.length })
    start = index + end.length
    if (pieces.length === MOST_SENTENCES) return pieces
  }
  return [...pieces, { start, end: text.length }]
}

const MOST_TOKENS = 3_500

/** Chinese has a token per character, so the same length takes longer. */
function untilTired(sentences: readonly Sentence[]): Sentence[] {
  let tokens = 0
  return sentences.filter((one) => {
    tokens += one.tokens.length
    return tokens <= MOST_TOKENS
  })
}

const LONGEST = 600

/** What goes on for ever is read in pieces. */
const inShortPieces = ({ start, end }: { start: number; end: number }): { start: number; end: number }[] =>
  Array.from({ length: Math.max(1, Math.ceil((end - start) / LONGEST)) }, (_, piece) => ({
    start: start + piece * LONGEST,
    end: Math.min(end, start + (piece + 1) * LONGEST),
  }))

/** "1." ends no sentence: it begins one. */
const isNumbering = (text: string, start: number, end: number): boolean => /^\s*\d{1,2}$/.test(text.slice(start, end))

type Stretch = { text: string; start: number; end: number }

function sentence(from: Sentence['from'], { text, start, end }: Stretch): Sentence {
  const raw = text.slice(start, end)
  const before = raw.length - raw.trimStart().length
  const trimmed = raw.trim()
  const at = start + before
  const tokens = trimmed.startsWith('>') ? [] : tokensOf(trimmed)
  return {
    from,
    start: at,
    end: at + trimmed.length,
    text: trimmed,
    plain: inSimplified(trimmed),
    tokens,
    adds: ADDS.test(trimmed),
  }
}

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|to whom)\b[^.!?]{0,40}[,.!:]?$/i
const FAREWELL =
  /^(?:(?:best|kind|warm)?\s*(?:regards|wishes)|best|cheers|sincerely|yours\b.{0,20}|thanks?(?: you)?(?: (?:so much|very much|a lot|again|in advance|for (?:your|any|the) (?:help|time|support|assistance|understanding)))*|many thanks|sent from my .{0,30}|thx)[,.!\s]*(?:and (?:best|kind) regards[,.!]?)?$/i
const CHINESE_FORMALITY =
  /^(?:(?:你|您)们?好|(?:尊敬|亲爱)的.{0,12}|大家好|早上好|下午好|客服.{0,3}好|此致|敬礼|祝好|顺颂商祺|谢谢(?:您|你|了|啦)?|多谢|感谢|谢谢.{0,6}帮[助忙]|麻烦(?:了|您了|你了)|拜托了|謝謝(?:您|你)?|感謝)[，,。.!！~～：:\s]*$/

const CLOSING =
  /^(?:(?:best|kind|warm)?\s*(?:regards|wishes)|best|cheers|sincerely|yours\b.{0,20}|thanks?(?: you)?|thx|此致|敬礼|祝好|顺颂商祺)[,.!，。！\s]*$/i
const NAME_LINES = 4
const NAME_LENGTH = 50

/** Where the farewell begins that only a name, a post and a number follow; the end when there is none. */
function farewellIn(sentences: readonly Sentence[]): number {
  const last = sentences.findLastIndex(({ text }) => CLOSING.test(text))
  if (last < 0) return sentences.length
  const after = sentences.slice(last + 1)
  const isSigned =
    after.length <= NAME_LINES && after.every(({ text }) => text.length <= NAME_LENGTH && !/[?？!！]/.test(text))
  return isSigned ? last : sentences.length
}

/** What is said to everybody and tells nothing of how somebody feels. */
const isFormality = (text: string): boolean =>
  text.length < 70 && (GREETING.test(text) || FAREWELL.test(text) || CHINESE_FORMALITY.test(text))
