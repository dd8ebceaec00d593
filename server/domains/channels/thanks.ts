/** What a mere thank-you is made of. Anything else in it, and the message wants something. */
const SAID =
  /thank you|thanks|thank|thx|cheers|great|perfect|awesome|okay|ok|got it|so much|very much|a lot|again|many|for your help|非常感谢|感谢|谢谢|多谢|您|你|好的|收到|明白了/gi
const THANKED = /thank|thx|cheers|谢|感谢/i
const PUNCTUATION = /\p{P}|\p{S}|\p{Z}|\p{M}|\p{Cf}|\s/gu

/** What a yes is made of, besides thanks. */
const YES =
  /yes|yep|yeah|sure|it is|it's|that|this|has|now|all|is|it|problem|issue|fixed|solved|resolved|works?|working|fine|good|nice|done|super|great job|ja|gelöst|danke|merci|gracias|oui|si|sí|resuelto|resolu|résolu|已经|解决了?|好了|可以了|搞定了?|没问题了?|是的|问题|对|现在|正常了?|你?们的?|的|帮助|啦|了/gi
const AGREED =
  /yes|yep|yeah|ok|solved|fixed|resolved|works|perfect|great|danke|merci|gracias|gelöst|👍|✅|解决|好了|好的|可以了|搞定|正常|是的/i
/** Whoever says one of these does not simply agree. */
const OBJECTED =
  /\b(no|not|n't|never|but|still|yet|again|isn|doesn|didn|hasn|wasn)\b|n['’]t\b|不|没(?!问题)|但|还|又|吗/i

/** Longer than this is never only thanks, in letters. */
const LONGEST = 80

/** Whether an answer to "is it solved?" says no more than yes. Of a resolved ticket only: elsewhere a yes wants something. */
export function isOnlyYes(text: string): boolean {
  const words = text.trim()
  if (words.length > LONGEST || /[?？]/.test(words) || OBJECTED.test(words) || !AGREED.test(words)) return false
  return words.replace(SAID, '').replace(YES, '').replace(PUNCTUATION, '') === ''
}

/** Whether a message says nothing but thanks, so that it need not reopen anything. */
export function isOnlyThanks(text: string): boolean {
  const words = text.trim()
  if (words.length > LONGEST || /[?？]/.test(words) || !THANKED.test(words)) return false
  return words.replace(SAID, '').replace(PUNCTUATION, '') === ''
}
