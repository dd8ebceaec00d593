/** Longest text a text with blocks may become, in characters: a block that is put in a thousand times ends here. */
const LONGEST = 1_000_000

/** A name is looked for loosely, so that a misspelled one is refused and not shown to readers. */
const BLOCK = /\{\{[ \t]{0,4}block:[ \t]{0,4}([^{}\r\n]{0,80}?)[ \t]{0,4}\}\}/gi

/** Names of the blocks a text asks for, each once. */
export const blocksIn = (markdown: string): string[] => [
  ...new Set([...markdown.matchAll(BLOCK)].map(([, name]) => name!.toLowerCase())),
]

/** Puts the blocks' texts where their names stand; a name without a text stays as it is. Not within what was put in. */
export function withBlocks(markdown: string, texts: ReadonlyMap<string, string>): string {
  let length = markdown.length
  return markdown.replaceAll(BLOCK, (braces, name: string) => {
    const text = texts.get(name.toLowerCase())
    if (text === undefined || length + text.length > LONGEST) return braces
    length += text.length
    return text
  })
}
