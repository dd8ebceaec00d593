/** "a b c" with "|" between becomes one pattern for whole words. Scripts without spaces between words need no borders. */
export const anyOf = (phrases: readonly string[]): string => phrases.map((phrase) => phrase.trim()).join('|')

/** A letter stands neither before nor after. JavaScript's \b knows only the Latin alphabet. */
export const wholeWord = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`
