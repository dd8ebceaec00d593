import { CLOSINGS } from './words.ts'

const CLOSING_LINE = new RegExp(`^\\s*(?:${CLOSINGS})[\\s,.!，。！~-]*$`, 'iu')
const CLOSING_WITH_NAME = new RegExp(
  `(?<=^|[.!?。！\\n]\\s*)(?:${CLOSINGS})[ \\t]*[,，][ \\t]*\\p{Lu}?[\\p{L}'’.-]+(?:[ \\t]+\\p{Lu}[\\p{L}'’.-]+){0,2}[ \\t.!]*$`,
  'iu',
)
const SEPARATOR = /^\s*(?:-- ?|—|_{3,})\s*$/
/** Lines that may stand under a closing. */
const LONGEST_SIGNATURE = 12
const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten tag|liebe[r]?|sehr geehrte[r]?|bonjour|cher|chère|hola|estimad[oa]|buongiorno|ciao|olá|尊敬的|亲爱的|親愛的|你好|您好)(?:[ \t]+(?!I\b|i\b|my\b|we\b|can\b|how\b|is\b|the\b)[\p{L}.'’-]+){0,4}[ \t]*(?:[,!，！:：]+|\n|$)\s*/iu
const CHINESE_GREETING = /^\s*(?:尊敬的|亲爱的)?\p{Script=Han}{1,6}?(?:你好|您好)[，,！!。：:\s]*/u

/** A letter without how it greets and how it is signed. */
export function withoutLetterForm(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const from = Math.max(1, lines.length - LONGEST_SIGNATURE)
  const end = lines.findIndex((line, at) => at > 0 && (SEPARATOR.test(line) || (at >= from && CLOSING_LINE.test(line))))
  const body = (end > 0 ? lines.slice(0, end) : lines).join('\n').replace(CLOSING_WITH_NAME, '')
  return body.replace(GREETING, '').replace(CHINESE_GREETING, '')
}
