/** A sentence with the words of a sequence: "First … then … finally", 首先…然后…最后. */
const BEGINS =
  /^(?:(?:first of all|first|firstly|to begin|to start)\b(?![ \t](?:time|name|person|class|aid))[ \t]*[,:]?|首先|第一步?|先)[ \t，,、:：]*/i
const GOES_ON =
  /^(?:and[ \t])?(?:second|secondly|third|thirdly|fourth|then|next|after that|after this|afterwards|now|subsequently)\b[ \t]*[,:]?[ \t]*|^(?:其次|然后|接着|接下来|随后|之后|再|第[二三四五六七八九]步?)[ \t，,、:：]*/i
const ENDS = /^(?:and[ \t])?(?:finally|lastly|last|at last|in the end)\b[ \t]*[,:]?[ \t]*|^(?:最后|最终)[ \t，,、:：]*/i
/** Where one step ends within a sentence. */
const WITHIN =
  /[,;，；、][ \t]{0,3}(?=(?:and[ \t])?(?:then|next|after that|afterwards|finally|lastly)\b|(?:然后|接着|接下来|随后|其次|之后|最后|最终|再))|[ \t](?=and[ \t]then\b|and[ \t]finally\b)/gi
const SENTENCE_END = /(?<=[.!?])[ \t]+|(?<=[。！？；])/g

/** The steps a text tells in sentences; fewer than two are no sequence. */
export function sequenceIn(lines: readonly string[]): string[] {
  const telling: Telling = { steps: [], is_open: false }
  for (const line of lines) {
    for (const [index, clause] of clausesOf(line).entries()) {
      if (telling.steps.length === 0) telling.is_open = begin(telling.steps, clause)
      else if (telling.is_open) goOn(telling, clause, index > 0)
    }
  }
  const { steps } = telling
  return steps.length > 1 ? steps.map(tidied).filter((step) => step !== '') : []
}

interface Telling {
  steps: string[]
  /** Between "first" and "finally". */
  is_open: boolean
}

/** A further step, or more about the one before when it follows in the same paragraph. */
function goOn(telling: Telling, clause: string, isSameParagraph: boolean): void {
  const ends = ENDS.exec(clause)
  const further = ends ?? GOES_ON.exec(clause)
  if (further) telling.steps.push(clause.slice(further[0].length))
  else if (isSameParagraph) telling.steps.push(`${telling.steps.pop()} ${clause}`)
  if (ends) telling.is_open = false
}

function begin(steps: string[], clause: string): boolean {
  const begins = BEGINS.exec(clause)
  if (begins) steps.push(clause.slice(begins[0].length))
  return begins !== null
}

const clausesOf = (line: string): string[] =>
  line
    .split(SENTENCE_END)
    .flatMap((sentence) => sentence.split(WITHIN))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')

const tidied = (step: string): string => {
  const text = step.replace(/[ \t,;，；、]{1,10}$/, '').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
