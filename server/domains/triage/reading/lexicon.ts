import { type Token, tokensOf } from './tokens.ts'

/** One entry of the word lists. */
export interface Entry {
  /** What it speaks for: `category`, `emotion`, `urgency` … */
  facet: string
  /** Which value: a topic, `frustrated`, `high` … */
  value: string
  weight: number
  /** As it stands in the list, for the person who asks why. */
  words: string
  size: number
}

/** An entry found in a sentence: the tokens it spans, `to` exclusive. */
export interface Found {
  entry: Entry
  from: number
  to: number
}

/**
 * Lists by value. A line is a weight and entries separated by commas. `(a|b)` stands for either,
 * `(a)?` for one that may be absent, `..` for up to five words between, `#` for a number above one, `=fixed` for
 * that very form. Chinese is matched character by character.
 */
export type WordLists = Record<string, string>

/** Most nodes are ends: they have nothing of their own to go on to. */
interface Node {
  next: Map<string, Node> | null
  gap: Node | null
  entries: Entry[] | null
}
const newNode = (): Node => ({ next: null, gap: null, entries: null })

const WIDEST_GAP = 5
const EXACTLY = '='
/** What `#` in a list becomes, and what it stands for. */
const NUMBER = 'number'
const IS_NUMBER = /^(?:[2-9]|[1-9]\d+|[二三四五六七八九十百几])$/

export interface Lexicon {
  root: Node
  /** Forms that entries want exactly as they stand: of all others only the word matters. */
  exact: Set<string>
}

/** Makes one tree of all lists, so that a text is read once however many entries there are. */
export function lexiconOf(lists: readonly { facet: string; words: WordLists }[]): Lexicon {
  const lexicon: Lexicon = { root: newNode(), exact: new Set() }
  // The same few parts come again and again: each is taken apart once.
  const parts = new Map<string, string[]>()
  for (const { facet, words } of lists)
    for (const [value, text] of Object.entries(words))
      for (const { weight, words } of entriesIn(text)) add({ lexicon, parts }, { facet, value, weight, words, size: 0 })
  return lexicon
}

function entriesIn(text: string): { weight: number; words: string }[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.flatMap((line) => {
    const [, weight, list] = /^(\d+(?:\.\d+)?) (.+)$/.exec(line) ?? []
    if (!weight) throw new Error(`A line of a word list begins with a weight: "${line}"`)
    return list!
      .split(/,\s*/)
      .filter(Boolean)
      .flatMap(spellings)
      .map((words) => ({ weight: Number(weight), words }))
  })
}

/** `a (b|c) d (e)?` → `a b d e`, `a b d`, `a c d e`, `a c d`. */
function spellings(pattern: string): string[] {
  const choice = /\(([^()]*)\)(\?)?/.exec(pattern)
  if (!choice) return [pattern.replace(/\s+/g, ' ').trim()]
  const [before, after] = [pattern.slice(0, choice.index), pattern.slice(choice.index + choice[0].length)]
  const options = [...choice[1]!.split('|'), ...(choice[2] ? [''] : [])]
  return options.flatMap((option) => spellings(before + option + after))
}

function add({ lexicon, parts }: { lexicon: Lexicon; parts: Map<string, string[]> }, entry: Entry): void {
  let node = lexicon.root
  for (const [index, part] of entry.words.split('..').entries()) {
    if (index > 0) node = node.gap ??= newNode()
    const keys = parts.get(part) ?? keysIn(part)
    parts.set(part, keys)
    for (const key of keys) {
      entry.size++
      if (key.startsWith(EXACTLY)) lexicon.exact.add(key.slice(EXACTLY.length))
      node = nodeAfter(node, key)
    }
  }
  node.entries ??= []
  const same = node.entries.find(({ facet, value }) => facet === entry.facet && value === entry.value)
  if (!same) node.entries.push(entry)
  else if (same.weight < entry.weight) Object.assign(same, entry)
}

function nodeAfter(node: Node, key: string): Node {
  node.next ??= new Map()
  const known = node.next.get(key)
  if (known) return known
  const next = newNode()
  node.next.set(key, next)
  return next
}

function keysIn(part: string): string[] {
  const spelled = part.replace('#', NUMBER)
  return tokensOf(spelled, { mend: false }).map(({ word, form, start }) =>
    spelled[start - 1] === EXACTLY ? EXACTLY + form : word,
  )
}

/** Everything the lists know of in these tokens. An entry that lies within a longer one of its facet does not count. */
export function findIn(lexicon: Lexicon, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  const keys = tokens.map((token) => keysOf(lexicon, token))
  for (let from = 0; from < tokens.length; from++) walk({ keys, from, found }, lexicon.root, from)
  return found.filter((one, index) => !isCovered(found, one, index))
}

/** No entry spans more tokens than this, its gaps filled. */
const WIDEST = 40

/** Found in the order of their beginnings, so only near ones need a look. */
function isCovered(found: readonly Found[], one: Found, index: number): boolean {
  for (let before = index - 1; before >= 0 && found[before]!.from >= one.from - WIDEST; before--)
    if (covers(found[before]!, one)) return true
  for (let after = index + 1; after < found.length && found[after]!.from === one.from; after++)
    if (covers(found[after]!, one)) return true
  return false
}

interface Walk {
  /** By what each token may stand in the lists. */
  keys: readonly (readonly string[])[]
  from: number
  found: Found[]
}

function walk(walking: Walk, node: Node, at: number): void {
  const { keys, from, found } = walking
  if (node.entries) for (const entry of node.entries) found.push({ entry, from, to: at })
  if (at >= keys.length) return
  if (node.next) goOn(walking, node.next, at)
  if (!node.gap?.next) return
  const last = Math.min(at + WIDEST_GAP, keys.length - 1)
  for (let after = at; after <= last; after++) goOn(walking, node.gap.next, after)
}

function goOn(walking: Walk, next: ReadonlyMap<string, Node>, at: number): void {
  for (const key of walking.keys[at]!) {
    const node = next.get(key)
    if (node) walk(walking, node, at + 1)
  }
}

function keysOf({ exact }: Lexicon, { word, form }: Token): string[] {
  const keys = [word]
  if (form !== word && exact.has(form)) keys.push(EXACTLY + form)
  if (IS_NUMBER.test(word)) keys.push(NUMBER)
  return keys
}

const covers = (longer: Found, one: Found): boolean =>
  longer.entry.facet === one.entry.facet &&
  longer.entry.size > one.entry.size &&
  longer.from <= one.from &&
  longer.to >= one.to
