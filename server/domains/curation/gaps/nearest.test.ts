import { expect, test } from 'vitest'
import { randomFrom } from '../../../testing/clock-cases.ts'
import { ALIKE } from '../questions/clustering.ts'
import { likeness, type Weights, weightsAmong } from '../questions/weighing.ts'
import { nearestAmong } from './nearest.ts'

interface Place {
  id: string
  language: string
  features: number[]
}

/** One after the other, by the definition. */
function byComparingAll(known: readonly Place[], weights: Weights, question: Place): string | null {
  let [nearest, most] = [null as string | null, ALIKE]
  for (const one of known) {
    const alike = likeness(question.features, one.features, weights)
    if (one.language === question.language && alike >= most) [nearest, most] = [one.id, alike]
  }
  return nearest
}

test.each([1, 2, 3, 4, 5])('the index finds what comparing with each finds (seed %i)', (seed) => {
  const random = randomFrom(seed)
  const drawn = (id: string): Place => ({
    id,
    language: random() < 0.8 ? 'en' : 'zh',
    features: [...new Set(Array.from({ length: Math.floor(random() * 8) }, () => Math.floor(random() * 30)))].sort(
      (a, b) => a - b,
    ),
  })
  const known = Array.from({ length: 200 }, (_, at) => drawn(`k${at}`))
  const questions = Array.from({ length: 300 }, (_, at) => drawn(`q${at}`))
  const weights = weightsAmong(questions)
  const nearest = nearestAmong(known, weights)
  const found = questions.map(nearest)
  expect(found).toEqual(questions.map((question) => byComparingAll(known, weights, question)))
  expect(found.filter(Boolean).length).toBeGreaterThan(20)
})
