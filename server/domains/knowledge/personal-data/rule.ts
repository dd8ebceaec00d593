/** What is looked for, and what stands in its place. */
export type Rule = readonly [pattern: RegExp, by: string | ((found: string, ...groups: string[]) => string)]

/** One word of a name: O’Neill, Jean-Luc, Krüger. */
export const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*\p{L}`
/** A word begins and ends here; in Chinese, which has no spaces, one may do so anywhere. */
export const START = String.raw`(?<!(?!\p{Script=Han})[\p{L}\p{N}])`
export const END = String.raw`(?!(?!\p{Script=Han})[\p{L}\p{N}])`
