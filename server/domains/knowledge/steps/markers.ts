/** What a line begins with that makes it a step. `number` is null where it says none. */
export interface Marked {
  number: number | null
  text: string
  indent: number
  /** Written with a number; a hyphen or a dot is none. */
  is_numbered: boolean
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const HAN_DIGITS = '一二三四五六七八九'

const BEFORE = /^([ \t]{0,40})(?:\*\*|__)?/
/** 1. 1) 1、 — a number with decimals is none: "1.5 GB". */
const ORDINAL = /^(\d{1,3})(?:[.)](?=[ \t*_]|[^\d\p{P}\p{Z}\p{sc=Latin}])|[、．）])[ \t]*/u
const BRACKETED = /^[(（](\d{1,3})[)）][ \t]*/
const STEP = /^step[ \t]{1,3}(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b[ \t]{0,3}[:.)–—-]*[ \t]*/i
const HAN_STEP =
  /^(?:第[ \t]?([一二三四五六七八九十\d]{1,4})[ \t]?步|步骤[ \t]?([一二三四五六七八九十\d]{1,4}))[ \t]*[:：、，,.．-]?[ \t]*/
const HAN_ORDINAL = /^[ \t]{0,40}(?:([一二三四五六七八九十]{1,3})[、．.]|[（(]([一二三四五六七八九十]{1,3})[）)])[ \t]*/
const BULLET = /^[-*+•·][ \t]{1,8}/
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A line as a step, or null. Looks at its beginning only. */
export function markedLine(line: string): Marked | null {
  const [whole, spaces] = BEFORE.exec(line)!
  const indent = spaces!.replaceAll('\t', '    ').length
  const rest = line.slice(whole.length)
  const numbered = numberAt(rest)
  if (numbered) return { ...numbered, indent, is_numbered: true }
  const bare = line.slice(spaces!.length)
  const bullet = BULLET.exec(bare)
  return bullet ? { number: null, text: bare.slice(bullet[0].length), indent, is_numbered: false } : null
}

/** A line that begins with 一、 or （一） with 1、 instead; null for any other. */
export function inDigits(line: string): string | null {
  const found = HAN_ORDINAL.exec(line)
  const number = found && numberIn(found[1] ?? found[2] ?? '')
  return number ? `${number}、${line.slice(found[0].length)}` : null
}

/** A heading such as "Step 2: Download". */
export function stepHeading(text: string): { number: number | null; text: string } | null {
  const found = STEP.exec(text) ?? HAN_STEP.exec(text)
  return found ? { number: numberIn(found[1] ?? found[2] ?? ''), text: text.slice(found[0].length) } : null
}

function numberAt(text: string): { number: number | null; text: string } | null {
  const circled = CIRCLED.indexOf(text[0] ?? ' ')
  if (circled >= 0) return { number: circled + 1, text: text.slice(1).replace(/^[.、]?[ \t]*/, '') }
  const found = ORDINAL.exec(text) ?? BRACKETED.exec(text) ?? STEP.exec(text) ?? HAN_STEP.exec(text)
  return found ? { number: numberIn(found[1] ?? found[2] ?? ''), text: text.slice(found[0].length) } : null
}

function numberIn(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written)
  const word = WORDS.indexOf(written.toLowerCase())
  if (word >= 0) return word + 1
  return hanNumber(written)
}

/** 一 to 九十九. */
function hanNumber(written: string): number | null {
  const [tens, ones] = written.split('十')
  const digit = (one: string | undefined, empty: number) => (one ? HAN_DIGITS.indexOf(one) + 1 : empty)
  if (written.includes('十')) return digit(tens, 1) * 10 + digit(ones, 0)
  return HAN_DIGITS.includes(written) && written !== '' ? digit(written, 0) : null
}

/** "1. Open it 2. Save it" on one line, apart. */
export function apart({ number, text, ...rest }: Marked): Marked[] {
  if (number === null) return [{ number, text, ...rest }]
  const pieces: Marked[] = []
  let [next, from] = [number, 0]
  for (;;) {
    const sign = [`. `, `) `, '、'].map((after) => ` ${next + 1}${after}`)
    const [at, mark] = sign
      .map((mark) => [text.indexOf(mark, from), mark] as const)
      .filter(([at]) => at >= 0)
      .toSorted(([one], [other]) => one - other)[0] ?? [-1, '']
    pieces.push({ number: next, text: text.slice(from, at < 0 ? undefined : at), ...rest })
    if (at < 0) return pieces
    from = at + mark.length
    next += 1
  }
}
