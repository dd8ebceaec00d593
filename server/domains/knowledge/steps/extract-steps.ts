import type { ArticleStep } from '../contract.ts'
import { apart, inDigits, type Marked, markedLine, stepHeading } from './markers.ts'
import { plainLine } from './plain-line.ts'
import { sequenceIn } from './sequences.ts'

const MOST_STEPS = 200
/** A step is an instruction; what is longer has swallowed the article. */
const LONGEST_STEP = 1_000

/** A heading under which a list with bullets is one of steps. */
const SAYS_STEPS =
  /\b(?:steps?|instructions|procedure|how to|what to do|to do this)\b|步骤|操作方法|操作流程|操作说明|怎么|如何|教程/i

/**
 * The steps a text tells, in order, each under the heading it stands below. Numbered lists in any of the usual ways, lists
 * under a heading that speaks of steps, and sentences such as "First … then … finally"; otherwise none. Lines that begin with
 * 一、 二、 number sections as often as steps: they count where nothing else does, and no text stands between them. In linear time.
 */
export function extractSteps(markdown: string): ArticleStep[] {
  const lines = readableLines(markdown)
  const readings = [() => stepsInLists(lines), () => stepsInLists(numberedInHan(lines)), () => stepsInSentences(lines)]
  for (const read of readings) {
    const steps = read()
    if (steps.length > 0) return steps.slice(0, MOST_STEPS)
  }
  return []
}

/** The lines with 一、 as 1、 wherever one such line follows another. */
function numberedInHan(lines: readonly Line[]): Line[] {
  const written = lines.filter(({ text }) => text.trim() !== '')
  const digits = written.map(({ text, heading }) => (heading === null ? inDigits(text) : null))
  const listed = written.flatMap((line, at) => {
    const text = digits[at]
    return text && (digits[at - 1] || digits[at + 1]) ? [[line, { ...line, text }] as const] : []
  })
  const instead = new Map(listed)
  return lines.map((line) => instead.get(line) ?? line)
}

interface Line {
  text: string
  /** Set for a heading: what it says. */
  heading: string | null
}

/** Lines outside of code, without the signs of a quotation. */
function readableLines(markdown: string): Line[] {
  const lines: Line[] = []
  let fence: string | null = null
  for (const raw of markdown.split(/\r?\n/)) {
    const line = raw.slice(0, 5_000).replace(/^(?:[ ]{0,3}>[ ]?){1,5}/, '')
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1]
    if (mark && (fence === null || fence === mark)) {
      fence = fence === null ? mark : null
      continue
    }
    if (fence !== null) continue
    const heading = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]{0,20}$/.exec(line)?.[1]
    lines.push({ text: line, heading: heading === undefined ? null : plainLine(heading) })
  }
  return lines
}

interface Reading {
  steps: ArticleStep[]
  /** The heading one is under, and what names the list: the heading, or a line before it that ends with a colon. */
  heading: string | null
  part: string | null
  intro: string | null
  bullets_count: boolean
  /** How far in the list stands; null outside of one. */
  indent: number | null
  last_number: number
  /** Whether an empty line or a paragraph has come since the last item. */
  gap: boolean
}

function stepsInLists(lines: readonly Line[]): ArticleStep[] {
  const reading: Reading = {
    ...{ steps: [], heading: null, part: null, intro: null, bullets_count: false },
    ...{ indent: null, last_number: 0, gap: false },
  }
  for (const line of lines) {
    if (line.heading !== null) readHeading(reading, line.heading)
    else if (line.text.trim() === '') reading.gap = true
    else readLine(reading, line.text)
  }
  return reading.steps.filter(({ text }) => text !== '')
}

function readHeading(reading: Reading, heading: string): void {
  const step = stepHeading(heading)
  if (step) {
    const previous = reading.steps.at(-1)
    const isSamePart = previous !== undefined && previous.part === reading.heading
    addStep(reading, { number: isSamePart ? previous.number + 1 : 1, text: step.text })
    Object.assign(reading, { indent: 0, gap: false, bullets_count: false })
    return
  }
  const bullets_count = SAYS_STEPS.test(heading)
  Object.assign(reading, {
    heading,
    part: heading,
    intro: null,
    bullets_count,
    indent: null,
    last_number: 0,
    gap: false,
  })
}

function readLine(reading: Reading, line: string): void {
  const marked = markedLine(line)
  const isInside = reading.indent !== null && (marked?.indent ?? indentOf(line)) > reading.indent
  if (marked && !isInside && (marked.is_numbered || reading.bullets_count)) {
    for (const one of apart(marked)) readItem(reading, one)
    return
  }
  const goesOn = isInside || (reading.indent !== null && !reading.gap)
  if (goesOn) lengthen(reading, marked ? `- ${marked.text}` : line)
  else {
    reading.intro = /[:：]$/.test(plainLine(line)) ? plainLine(line).slice(0, -1) : null
  }
}

function readItem(reading: Reading, { number, text, indent }: Marked): void {
  const beginsAnew = number === 1 && reading.last_number > 1
  if (beginsAnew) reading.part = reading.intro ?? reading.heading
  const previous = reading.steps.at(-1)
  const continues = previous !== undefined && reading.last_number > 0 && !beginsAnew && previous.part === reading.part
  addStep(reading, { number: continues ? previous.number + 1 : 1, text: plainLine(text) })
  Object.assign(reading, { indent, last_number: number ?? reading.last_number + 1, gap: false, intro: null })
}

const addStep = (reading: Reading, { number, text }: { number: number; text: string }): void => {
  if (reading.steps.length <= MOST_STEPS) reading.steps.push({ number, text, part: reading.part })
}

function lengthen(reading: Reading, line: string): void {
  const step = reading.steps.at(-1)
  const more = plainLine(line)
  reading.gap = false
  if (step && more && step.text.length + more.length < LONGEST_STEP)
    step.text = step.text ? `${step.text}\n${more}` : more
}

const indentOf = (line: string): number => /^[ \t]{0,80}/.exec(line)![0].replaceAll('\t', '    ').length

function stepsInSentences(lines: readonly Line[]): ArticleStep[] {
  const steps: ArticleStep[] = []
  let [part, paragraphs]: [string | null, string[]] = [null, []]
  const close = () => {
    for (const [index, text] of sequenceIn(paragraphs).entries())
      steps.push({ number: index + 1, text: text.slice(0, LONGEST_STEP), part })
    paragraphs = []
  }
  let gap = true
  for (const { text, heading } of lines) {
    if (heading !== null) {
      close()
      part = heading
      gap = true
    } else if (text.trim() === '') gap = true
    else {
      const plain = plainLine(text)
      if (gap) paragraphs.push(plain)
      else paragraphs.push(`${paragraphs.pop() ?? ''} ${plain}`.trim())
      gap = false
    }
  }
  close()
  return steps
}
