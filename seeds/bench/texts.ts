import { type Chance, chanceOf } from '../chance.ts'
import { STORIES } from '../stories/stories.ts'
import type { Language, Turn } from '../stories/story.ts'

/** A text and its number among those of its kind and language. */
export interface BenchText {
  kind: 'subject' | 'message' | 'reply' | 'note' | 'sentence'
  language: Language
  number: number
  text: string
}

/** Sentences of words that come as in real writing: few of them all the time, most of them hardly ever. */
export const SENTENCES = 6_000
/** Of every other kind so many: what there is comes again. */
export const TEXTS = 400

/** What lean tickets say: the stories' own texts, and sentences of their words mixed anew. */
export const benchTexts = (seed: number): BenchText[] =>
  (['en', 'zh'] as const).flatMap((language) => textsIn(seed, language))

function textsIn(seed: number, language: Language): BenchText[] {
  const chance = chanceOf(seed, `bench texts ${language}`)
  const stories = STORIES[language]
  const turns = stories.flatMap((story) => allTurns(story.turns))
  const said = (...by: Turn['by'][]) =>
    turns.flatMap((turn) => (turn.by !== 'some' && by.includes(turn.by) ? turn.texts : []))
  const pools = {
    subject: stories.flatMap(({ subjects }) => subjects),
    message: [...stories.flatMap(({ opening }) => opening), ...said('customer')],
    reply: said('agent', 'hold'),
    note: said('note', 'up'),
  } as const
  const texts = Object.entries(pools).flatMap(([kind, pool]) =>
    Array.from({ length: TEXTS }, (_, number) => ({
      ...{ kind: kind as BenchText['kind'], language, number },
      text: withoutBraces(chance, pool.length > 0 ? pool[number % pool.length]! : '…'),
    })),
  )
  return [...texts, ...sentences(chance, language, wordsOf(chance, Object.values(pools).flat(), language))]
}

const allTurns = (turns: readonly Turn[]): Turn[] =>
  turns.flatMap((turn) => (turn.by === 'some' ? allTurns(turn.turns) : [turn]))

const withoutBraces = (chance: Chance, text: string): string =>
  text.replace(/\{[a-z_0-9]+\}/g, () => String(chance.between(10, 9_999)))

/** The words of all texts, and made-up names of things, each of which comes only now and then. */
function wordsOf(chance: Chance, texts: readonly string[], language: Language): string[] {
  const words = new Set(
    texts.flatMap((text) => text.match(language === 'zh' ? /\p{Script=Han}{2,4}/gu : /[a-z]{3,}/gi) ?? []),
  )
  const names = Array.from({ length: 6_000 }, () => nameOf(chance))
  return [...chance.shuffled([...words]), ...names]
}

const SYLLABLES = 'ba ko ri ten mur sal vo ne dra qui lum ger fa tor shi wen pal zo mi kel ast ob hin ru'.split(' ')
const nameOf = (chance: Chance): string =>
  Array.from({ length: chance.between(2, 4) }, () => chance.pick(SYLLABLES)).join('')

function sentences(chance: Chance, language: Language, words: readonly string[]): BenchText[] {
  const word = () => words[Math.floor(words.length ** chance.unit()) - 1] ?? words[0]!
  return Array.from({ length: SENTENCES }, (_, number) => ({
    ...{ kind: 'sentence' as const, language, number },
    text:
      Array.from({ length: chance.between(6, 16) }, word).join(language === 'zh' ? '' : ' ') +
      (language === 'zh' ? '。' : '.'),
  }))
}
