import { expect, test } from 'vitest'
import { readFrameworkText } from '../../framework/read-text.ts'
import { placementOf } from '../../routing/placement.ts'
import type { Case } from './cases/case.ts'
import { enBillingAccount } from './cases/en-billing-account.ts'
import { enEveryday } from './cases/en-everyday.ts'
import { enOtherWords } from './cases/en-other-words.ts'
import { enShort } from './cases/en-short.ts'
import { enTechnicalWishes } from './cases/en-technical-wishes.ts'
import { zhBillingAccount } from './cases/zh-billing-account.ts'
import { zhEveryday } from './cases/zh-everyday.ts'
import { zhOtherWords } from './cases/zh-other-words.ts'
import { zhShort } from './cases/zh-short.ts'
import { zhTechnicalWishes } from './cases/zh-technical-wishes.ts'
import type { ImpactLevel } from './impact.ts'
import { priorityOf } from './priority.ts'
import { readMessage } from './read-message.ts'
import type { Level } from './urgency.ts'

const framework = readFrameworkText('').framework!

const cases = {
  en: [...enBillingAccount, ...enTechnicalWishes, ...enOtherWords, ...enEveryday, ...enShort],
  zh: [...zhBillingAccount, ...zhTechnicalWishes, ...zhOtherWords, ...zhEveryday, ...zhShort],
}
type Language = keyof typeof cases

const FACETS = ['language', 'category', 'impact', 'urgency', 'emotion', 'complexity', 'priority', 'tier'] as const
type Values = Record<(typeof FACETS)[number], string>

function found(one: Case): Values {
  const reading = readMessage(one)
  const [impact, urgency, customer_status] = [reading.impact.value, reading.urgency.value, one.account_type]
  const { tier } = placementOf(framework, {
    ...{ channel: 'email', category: reading.category.value, complexity: reading.complexity.value, customer_status },
    ...{ capability: reading.capability, confidence: reading.category.confidence },
  })
  return {
    language: reading.language.value,
    ...{ category: reading.category.value, impact, urgency },
    ...{ emotion: reading.emotion.value, complexity: reading.complexity.value },
    priority: priorityOf(framework, { impact, urgency, customer_status }).priority,
    tier,
  }
}

function wanted(language: Language, one: Case): Values {
  const reasons = {
    impact: one.impact as ImpactLevel,
    urgency: one.urgency as Level,
    customer_status: one.account_type,
  }
  const { category, impact, urgency, emotion, complexity } = one
  const tier = Object.keys(framework.support_tiers)[one.tier - 1]!
  const { priority } = priorityOf(framework, reasons)
  return { ...{ language, category, impact, urgency, emotion, complexity, priority, tier } }
}

function agreement(language: Language): Record<string, number> {
  const pairs = cases[language].map((one) => [found(one), wanted(language, one)] as const)
  return Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      pairs.filter(([found, wanted]) => found[facet] === wanted[facet]).length / pairs.length,
    ]),
  )
}

/** Mean over the emotions of how well each is found: a rare one counts as much as a frequent one. */
function macroF1(language: Language): number {
  const pairs = cases[language].map((one) => [readMessage(one).emotion.value, one.emotion] as const)
  const scores = ['frustrated', 'confused', 'neutral', 'satisfied'].map((emotion) => {
    const hit = pairs.filter(([found, wanted]) => found === emotion && wanted === emotion).length
    const named = pairs.filter(([found, wanted]) => found === emotion || wanted === emotion)
    return (2 * hit) / (named.length + hit || 1)
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

const AT_LEAST = {
  language: 0.98,
  category: 0.95,
  impact: 0.88,
  urgency: 0.88,
  emotion: 0.9,
  complexity: 0.85,
  priority: 0.85,
  tier: 0.9,
}

test.each(['en', 'zh'] as const)('messages as people write them are read as a lead would: %s', (language) => {
  const reached = agreement(language)
  const f1 = macroF1(language)
  console.info(language, cases[language].length, 'messages', reached, `emotion macro-F1 ${f1.toFixed(2)}`)
  expect(cases[language].length).toBeGreaterThanOrEqual(60)
  for (const facet of FACETS) expect([facet, reached[facet]! >= AT_LEAST[facet]]).toEqual([facet, true])
  expect(f1).toBeGreaterThanOrEqual(0.8)
})
