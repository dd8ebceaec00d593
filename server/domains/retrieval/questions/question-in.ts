const LONGEST = 200
/** In letters. */
const SHORTEST = 8
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const ASKS =
  /[?？]\s*$|\b(?:how|why|what|when|where|which|who|can|could|do|does|did|is|are|will|cannot|can't|unable)\b|怎么|如何|为什么|为何|什么|能不能|可以|是否|哪|吗/iu
const REPLY_MARK = /^\s*(?:(?:re|fwd?|aw|wg|回复|转发|答复)\s*[:：]\s*)+/iu

/** What a first message asks: its first question, else its subject, else its first sentence. */
export function questionIn({ subject, text }: { subject: string; text: string }): string {
  const said = [...sentences.segment(text.slice(0, 4_000).toWellFormed())]
    .flatMap(({ segment }) => segment.split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => lettersIn(line) >= SHORTEST && line.length <= LONGEST)
  const plainSubject = subject.replace(REPLY_MARK, '').replace(/\s+/g, ' ').trim()
  const asked = said.find((line) => /[?？]$/.test(line)) ?? said.find((line) => ASKS.test(line))
  return (asked ?? (lettersIn(plainSubject) >= SHORTEST ? plainSubject : (said[0] ?? plainSubject)))
    .slice(0, LONGEST)
    .toWellFormed()
}

const HAN = /\p{Script=Han}/gu
/** A Chinese character says about as much as three letters. */
const LETTERS_IN_A_CHARACTER = 3

const lettersIn = (text: string): number => text.length + (LETTERS_IN_A_CHARACTER - 1) * (text.match(HAN)?.length ?? 0)

const LONG = 160

/**
 * The whole of a short text; of a longer one also its first line and the question in it, and of a Chinese one the parts of
 * sentences that ask. Never empty.
 */
export function partsAsking(text: string): string[] {
  if (lettersIn(text.slice(0, LONG + 1)) <= LONG) return [text]
  const [subject = '', ...lines] = text.split('\n')
  const question = questionIn({ subject, text: lines.join('\n') })
  const parts = [text, subject.trim().slice(0, LONGEST).toWellFormed(), question, ...clausesAsking(text)]
  return [...new Set(parts)].filter((part) => part !== '')
}

const MOST_CLAUSES = 3
/** Courtesy, and pointing at what comes: 请问怎么退款 asks 怎么退款. */
const BEFORE_ASKING = /^(?:(?:请问|想问|问一下|我想|麻烦|你好|您好|那么?)[一下们,，]*)+/u

/** Chinese tells a story in one sentence with commas: what asks stands between two of them. The last ones come nearest to the point. */
function clausesAsking(text: string): string[] {
  const clauses = text
    .slice(0, 4_000)
    .toWellFormed()
    .split(/[\n，。！？；：,!?;:]+/u)
  return clauses
    .map((clause) => clause.trim().replace(BEFORE_ASKING, ''))
    .filter((clause) => HAN_ASKS.test(clause) && lettersIn(clause) >= SHORTEST && clause.length <= LONGEST)
    .slice(-MOST_CLAUSES)
}

const HAN_ASKS =
  /怎么|怎样|如何|为什么|为何|能不能|能否|可不可以|在哪|哪里|到哪|什么时候|收不到|无法|不了|失败|闪退|申请/u
