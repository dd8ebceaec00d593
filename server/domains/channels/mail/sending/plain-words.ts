/** Kept of what another server says at a time. */
const LONGEST_WORDS = 2_000

/** Another server's words as they can be kept and shown: one line, no control characters, not too long. */
export const plainWords = (words: string): string =>
  words
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .toWellFormed()
    .slice(0, LONGEST_WORDS)
    .toWellFormed()
