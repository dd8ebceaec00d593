import type { Chance } from '../chance.ts'
import type { Story } from '../stories/story.ts'

const OFTEN = 2
/** Most of what is asked needs one good answer. */
const EASY = 3

const timesOf = ({ often = OFTEN, turns }: Story): number =>
  turns.some(({ by }) => by === 'customer') ? often : often * EASY

/**
 * Draws stories like cards: each comes as often as it says, and none again before the others had their turn, so that no
 * page of a list tells the same story many times.
 */
export function deckOf(chance: Chance, stories: readonly Story[]): () => Story {
  const cards = stories.flatMap((story) => Array.from({ length: timesOf(story) }, () => story))
  let pile: Story[] = []
  return () => {
    if (pile.length === 0) pile = apart(chance.shuffled(cards))
    return pile.pop()!
  }
}

/** The same story twice in a row is moved on. */
function apart(cards: Story[]): Story[] {
  for (let index = 1; index < cards.length; index++) {
    if (cards[index] !== cards[index - 1]) continue
    const other = (index + Math.floor(cards.length / 2)) % cards.length
    ;[cards[index], cards[other]] = [cards[other]!, cards[index]!]
  }
  return cards
}
