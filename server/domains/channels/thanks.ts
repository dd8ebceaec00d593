/** What a mere thank-you is made of. Anything else in it, and the message wants something. */
const SAID =
  /thank you|thanks|thank|thx|cheers|great|perfect|awesome|okay|ok|got it|so much|very much|a lot|again|many|for your help|非常感谢|感谢|谢谢|多谢|您|你|好的|收到|明白了/gi
const THANKED = /thank|thx|cheers|谢|感谢/i
const PUNCTUATION = /\p{P}|\p{S}|\p{Z}|\p{M}|\p{Cf}|\s/gu

/** Longer than this is never only thanks, in letters. */
const LONGEST = 80

/** Whether a message says nothing but thanks, so that it need not reopen anything. */
export function isOnlyThanks(text: string): boolean {
  const words = text.trim()
  if (words.length > LONGEST || /[?？]/.test(words) || !THANKED.test(words)) return false
  return words.replace(SAID, '').replace(PUNCTUATION, '') === ''
}
