/** A word of the search that narrows it: `name:value`. */
export interface SearchHint {
  /** What is put in for what was typed. */
  text: string
  /** What it means, in the reader's words. */
  label: string
  /** The name alone: its values are proposed next. */
  open: boolean
}

/** Names of filters with their values; a name without any takes whatever is typed. */
export interface SearchWord {
  name: string
  label: string
  values: readonly { value: string; label: string }[]
}

const MOST = 7

/** The last word that is being typed, where it begins, and what stands before and behind its colon. */
export function wordAt(text: string, caret: number) {
  const before = text.slice(0, caret)
  const start = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\u3000')) + 1
  const word = before.slice(start)
  const colon = word.search(/[:：]/)
  return colon < 0
    ? { start, name: word, value: null }
    : { start, name: word.slice(0, colon), value: word.slice(colon + 1) }
}

const begins = (word: string, typed: string) => word.toLowerCase().startsWith(typed.toLowerCase())
/** Values of several words are written in quotes. */
const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value)

/** What the word under the caret may become. Nothing is proposed in the middle of a phrase. */
export function hintsFor(text: string, caret: number, words: readonly SearchWord[]): SearchHint[] {
  if ((text.slice(0, caret).split('"').length - 1) % 2 === 1) return []
  const { name, value } = wordAt(text, caret)
  if (value === null) {
    const fitting = words.filter((word) => begins(word.name, name) || (name !== '' && begins(word.label, name)))
    return fitting.slice(0, MOST).map((word) => ({ text: `${word.name}:`, label: word.label, open: true }))
  }
  const word = words.find((word) => word.name === name.toLowerCase() || word.label === name)
  const values = word?.values.filter((one) => begins(one.value, value) || begins(one.label, value)) ?? []
  return values
    .filter((one) => one.value !== value)
    .slice(0, MOST)
    .map((one) => ({ text: `${word!.name}:${quoted(one.value)}`, label: one.label, open: false }))
}

/** The text with the word under the caret replaced, and where the caret then stands. */
export function withHint(text: string, caret: number, hint: SearchHint): { text: string; caret: number } {
  const { start } = wordAt(text, caret)
  const put = hint.open ? hint.text : `${hint.text} `
  const rest = text.slice(caret)
  return { text: text.slice(0, start) + put + (hint.open ? rest : rest.trimStart()), caret: start + put.length }
}
