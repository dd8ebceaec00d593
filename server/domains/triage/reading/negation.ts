import { stem } from './stem.ts'
import type { Token } from './tokens.ts'

const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never without nothing neither nor hardly cannot 不 没 无 未 勿'.split(' ').map(stem),
)
/** "Not another outage", "not only": what follows is so. */
const AFFIRMING: ReadonlySet<string> = new Set(['another', 'only', 'again'])

/** Whether the token says "not"; "是不是" and "有没有" ask, they do not deny. */
export function isNegation(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!token || !NEGATIONS.has(token.word)) return false
  return !(after && (AFFIRMING.has(after.word) || before?.word === after.word))
}
