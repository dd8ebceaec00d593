import type { Chance } from '../chance.ts'
import type { Story } from '../stories/story.ts'
import type { Case } from './case.ts'

/** One of the ways to say something: that of the opening where there is one for each, else any. */
export const wayToSay = (
  { story, way, chance }: Pick<Case, 'story' | 'way' | 'chance'>,
  texts: readonly string[],
): string => (texts.length === story.opening.length ? texts[way] : undefined) ?? chance.pick(texts)

/** The subject of that opening, or one that fits all of them. */
export function subjectFor(chance: Chance, { subjects, opening }: Story, way: number): string {
  const own = subjects[way]
  return own === undefined ? chance.pick(subjects) : chance.pick([own, ...subjects.slice(opening.length)])
}
