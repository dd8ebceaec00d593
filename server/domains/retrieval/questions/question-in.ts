const LONGEST = 200
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
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST)
  const plainSubject = subject.replace(REPLY_MARK, '').replace(/\s+/g, ' ').trim()
  const asked = said.find((line) => /[?？]$/.test(line)) ?? said.find((line) => ASKS.test(line))
  return (asked ?? (plainSubject.length >= SHORTEST ? plainSubject : (said[0] ?? plainSubject)))
    .slice(0, LONGEST)
    .toWellFormed()
}

const LONG = 160

/** The whole of a short text; of a longer one also its first line and the question in it. Never empty. */
export function partsAsking(text: string): string[] {
  if (text.length <= LONG) return [text]
  const [subject = '', ...lines] = text.split('\n')
  const question = questionIn({ subject, text: lines.join('\n') })
  return [...new Set([text, subject.trim().slice(0, LONGEST).toWellFormed(), question])].filter((part) => part !== '')
}
