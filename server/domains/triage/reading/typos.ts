import { stem } from './stem.ts'

/** Words people mistype in messages to support, and that mean something to the word lists. */
const OFTEN_MISTYPED =
  'account password invoice payment subscription refund cancel error problem urgent immediately integration ' +
  'authentication verification permission administrator disappeared deleted production customer available ' +
  'unacceptable ridiculous disappointed frustrated frustrating confused confusing understand working download ' +
  'register connection database different charged received website webhook dashboard notification application ' +
  'response security vulnerability suspicious enterprise duplicate incorrect receipt upgrade downgrade renewal ' +
  'calendar attachment configuration certificate reproduce crashing loading feature support experience service ' +
  'unsubscribe terminate transaction statement discount annually monthly terrible horrible tomorrow yesterday'

const known = new Set(OFTEN_MISTYPED.split(' ').map(stem))
/** Right as they stand, though one letter away from a word above. */
const RIGHT = new Set(
  'change changed channel cancer passwords invoke counts account recount discounts wording walking worrying ' +
    'terrors mirror responses deceived chanced charger charter lading leading coding loadings support sports ' +
    'featured creature futures reproduced services understands conform retrial refunds fund fund prefund'
      .split(' ')
      .map(stem),
)
const SHORTEST = 5

const bySlip = new Map<string, string>()
for (const word of known) for (const slip of slipsOf(word)) if (!known.has(slip)) bySlip.set(slip, word)

/** What the hand slips to: a letter left out, doubled, or swapped with its neighbour. */
function slipsOf(word: string): string[] {
  if (word.length < SHORTEST) return []
  return [...word].flatMap((letter, index) => {
    const [before, after] = [word.slice(0, index), word.slice(index + 1)]
    const next = word[index + 1] ?? ''
    return [before + after, before + letter + letter + after, before + next + letter + word.slice(index + 2)]
  })
}

/** The word meant, where a frequent word was mistyped in a way a hand slips; else the word as it is. */
export function corrected(word: string): string {
  if (word.length < SHORTEST - 1 || known.has(word) || RIGHT.has(word)) return word
  return bySlip.get(word) ?? word
}
