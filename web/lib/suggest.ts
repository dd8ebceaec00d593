/** What somebody is about to put in: a macro, a colleague, an emoji. */
export interface Trigger {
  sign: '/' | '@' | ':'
  /** What was typed behind the sign so far. */
  query: string
  /** Where the sign stands in the text, and where the query ends. */
  start: number
  end: number
}

/**
 * A sign counts where no word runs into it: addresses, `and/or`, `https://` and `10:30` open nothing. Chinese sets no space
 * before a name, so after its letters `@` counts too. The full-width signs of its keyboards are the same signs.
 */
const SIGNS: { sign: Trigger['sign']; pattern: RegExp }[] = [
  { sign: '/', pattern: /(?:^|[\s，。；、])([/／](?! )([^\n/／]{0,40}))$/u },
  { sign: '@', pattern: /(?:^|[^\p{Script=Latin}\p{N}._%+-])([@＠](?! )([^\n@＠]{0,40}))$/u },
  {
    sign: ':',
    pattern: /(?:^|[\s\p{Script=Han}，。；、！？])([:：]([a-z\p{Script=Han}][a-z0-9_\p{Script=Han}]{0,20}))$/iu,
  },
]

/** Far enough back for the longest query. */
const LOOK_BACK = 60

/** What the text before the caret asks for, of the signs that mean something here; null when it is just text. */
export function triggerAt(text: string, caret: number, signs: readonly Trigger['sign'][]): Trigger | null {
  const from = Math.max(0, caret - LOOK_BACK)
  const before = text.slice(from, caret)
  for (const { sign, pattern } of SIGNS) {
    const match = signs.includes(sign) ? pattern.exec(before) : null
    // A space at the end is the end of the word, unless more follows it.
    if (!match || /\s$/.test(match[2]!)) continue
    return { sign, query: match[2]!, start: caret - match[1]!.length, end: caret }
  }
  return null
}

/** How well something called `name` fits what was typed: 0 is it, 1 begins with it, 2 a word does, 3 holds it; null not at all. */
export function rankOf(name: string, query: string): 0 | 1 | 2 | 3 | null {
  const [called, wanted] = [folded(name), folded(query)]
  if (called === wanted) return 0
  if (called.startsWith(wanted)) return 1
  if (called.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) return 2
  return called.includes(wanted) ? 3 : null
}

/** The best fits first, each group in the order given. */
export function best<Item>(items: readonly Item[], query: string, namesOf: (item: Item) => readonly string[]): Item[] {
  const ranked = items.flatMap((item) => {
    const ranks = namesOf(item).flatMap((name) => rankOf(name, query) ?? [])
    return ranks.length > 0 ? [{ item, rank: Math.min(...ranks) }] : []
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item)
}

/** Case, accents and width are not typed exactly. */
const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
