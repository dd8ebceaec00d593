interface Person {
  id: string
  name: string
}

/**
 * Who is spoken to by `@Name` in a note. The longest name that fits counts: "@Ann Lee" is not Ann, and "@Anna" is not Ann
 * either. Two people of one name are both meant.
 */
export function mentionedIn<One extends Person>(text: string, people: readonly One[]): One[] {
  const found = new Set<string>()
  for (const { index } of text.matchAll(/[@＠]/g)) {
    const name = longestNameAt(text, index + 1, people)
    if (name) found.add(name)
  }
  return people.filter(({ name }) => found.has(name))
}

/** The text with one person no longer spoken to: the name stays, the sign goes. */
export function withoutMention(text: string, name: string, people: readonly Person[]): string {
  const signs = [...text.matchAll(/[@＠]/g)].map(({ index }) => index)
  const theirs = new Set(signs.filter((index) => longestNameAt(text, index + 1, people) === name))
  return text
    .split('')
    .filter((_, index) => !theirs.has(index))
    .join('')
}

function longestNameAt(text: string, at: number, people: readonly Person[]): string | null {
  const rest = text.slice(at)
  const fitting = people.map(({ name }) => name).filter((name) => name && rest.startsWith(name) && ends(name, rest))
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null
}

/** A Latin name ends where its word does; 王磊看看 goes on without a space. */
const ends = (name: string, rest: string) =>
  !/[\p{Script=Latin}\p{N}]$/u.test(name) || !/^[\p{Script=Latin}\p{N}]/u.test(rest.slice(name.length))
