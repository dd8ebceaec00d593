import { simplified } from '../../../platform/text/simplified.ts'
import { stem } from './stem.ts'
import { corrected } from './typos.ts'

/** A word (a single character in Chinese), reduced to the form the word lists are kept in. */
export interface Token {
  word: string
  /** As it was written, in lower case: "fix" and "fixed" say different things at times. */
  form: string
  /** Offsets in the text it was found in. */
  start: number
  end: number
  /** Which part of its sentence, between commas, it stands in: "not" reaches no further. */
  clause: number
}

const PIECE =
  /\p{Script=Han}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+(?:['’][[\p{L}]--\p{Script=Han}]+)?|[,;:，；：、（）\(\)–—]/gv
const COMMA = /^[,;:，；：、（）()–—]$/

/** Words of a text in the form the word lists are kept in: lower case, simplified characters, stems, long forms. */
export function tokensOf(text: string, { mend = true } = {}): Token[] {
  const tokens: Token[] = []
  let clause = 0
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (piece.length === 1 && COMMA.test(piece)) {
      clause++
      continue
    }
    const form = piece.toLowerCase()
    for (const word of wordsIn(form, mend))
      push(tokens, { word, form, start: index, end: index + piece.length, clause })
  }
  return tokens
}

/** Written as one word or as two: it is kept as one. By the first word, then by the second. */
const COMPOUNDS = new Map<string, Map<string, string>>()
for (const pair of (
  'log in,sign in,log on,sign on,log out,sign out,sign up,set up,back up,time out,check out,web hook,e mail,web site,' +
  'pass word,pass code,data base,down time,down load,up load,up grade,down grade,off line,on line,drop down,pop up,' +
  'any more,every one,any one,work flow,user name,work space,dash board,add on,plug in,two fa,can not,help desk'
).split(',')) {
  const [first, second] = pair.split(' ').map(stem) as [string, string]
  COMPOUNDS.set(first, (COMPOUNDS.get(first) ?? new Map()).set(second, stem(pair.replace(' ', ''))))
}

function push(tokens: Token[], token: Token): void {
  const last = tokens.at(-1)
  const compound = last && last.clause === token.clause ? COMPOUNDS.get(last.word)?.get(token.word) : undefined
  if (last && compound) tokens[tokens.length - 1] = { ...last, word: compound, end: token.end }
  else tokens.push(token)
}

const LONG_FORMS = new Map([
  ['cannot', ['can', 'not']],
  ['cant', ['can', 'not']],
  ['wont', ['will', 'not']],
  ['im', ['i']],
  ['ive', ['i']],
  ['thats', ['that']],
  ['whats', ['what']],
])
const WITHOUT_APOSTROPHE = /^(do|does|did|is|are|was|were|have|has|had|could|would|should)nt$/
const SHORTENED = /^(.+)['’](t|s|m|re|ve|ll|d)$/

/** "can’t" is "can not", "it's" is "it is": the lists need each only once. */
function wordsIn(form: string, mend: boolean): string[] {
  if (form.length === 1) return [simplified(form)]
  const lower = form.replace('’', "'")
  const long = LONG_FORMS.get(lower)
  if (long) return long
  const bare = lower.endsWith('nt') ? WITHOUT_APOSTROPHE.exec(lower) : null
  if (bare) return [stem(bare[1]!), 'not']
  const [, head, tail] = (lower.includes("'") && SHORTENED.exec(lower)) || []
  if (head && tail === 't') return LONG_FORMS.get(`${head}t`) ?? [stem(head.replace(/n$/, '')), 'not']
  const word = stem(head ?? lower)
  return [mend ? corrected(word) : word]
}
