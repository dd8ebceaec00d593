import type { Signal } from '../contract.ts'
import { amountOf, type Evidence, ofFacet } from './evidence.ts'
import { because, decided, type Outcome, signalsOf } from './outcome.ts'

export type Emotion = 'frustrated' | 'confused' | 'neutral' | 'satisfied'

/** Most people simply say what they need: a feeling must show. */
const NEUTRAL = 1.8
/** What is praised and yet does not work does not make anybody satisfied. */
const BESIDE_TROUBLE = 0.4
const NOT_HAPPY = 0.8

interface Voice {
  text: string
  evidence: readonly Evidence[]
  /** Whether something is wrong. */
  trouble: boolean
}

/** How somebody feels, by their words and by how loud they are. */
export function emotionOf({ text, evidence, trouble }: Voice): Outcome<Emotion> {
  const felt = ofFacet(evidence, 'emotion').filter(({ entry }) => entry.value !== 'neutral')
  const hints = (emotion: Emotion) => felt.filter(({ entry, negated }) => entry.value === emotion && !negated)
  const unhappy = felt.filter(({ entry, negated, weight }) => entry.value === 'satisfied' && negated && weight >= 2)
  const loud = loudnessOf(text)
  const anger = amountOf([
    ...hints('frustrated'),
    ...unhappy.map((one) => ({ ...one, weight: one.weight * NOT_HAPPY })),
  ])
  const praise = amountOf(hints('satisfied'))
  const confusion = amountOf(hints('confused')) + loud.questions
  const isPraise = praise > anger && praise >= NEUTRAL && !trouble
  const scores: [Emotion, number][] = [
    ['neutral', NEUTRAL],
    ['frustrated', anger + (isPraise ? 0 : loud.shouting)],
    ['confused', confusion],
    [
      'satisfied',
      praise * (anger >= 3 || (trouble && anger >= 1) ? BESIDE_TROUBLE : 1) + (isPraise ? loud.shouting : 0),
    ],
  ]
  const signals = signalsOf(felt, ({ entry, negated }) => `emotion.${negated ? 'not_' : ''}${entry.value}`)
  return decided(scores, [...signals, ...loud.signals])
}

/** Capitals and rows of marks: what somebody would shout. */
function loudnessOf(text: string): { shouting: number; questions: number; signals: Signal[] } {
  const capitals = text.match(/\b[A-Z]{4,}\b/g)?.filter((word) => !ABBREVIATIONS.has(word)).length ?? 0
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  const upper = text.match(/[A-Z]/g)?.length ?? 0
  const isShouted = capitals >= 3 || (letters >= 12 && upper / letters > 0.6)
  const marks = text.match(/[!！]{2,}/g)?.length ?? 0
  const puzzled = text.match(/[?？]{2,}/g)?.length ?? 0
  const shouting = (isShouted ? 2 : Math.min(capitals, 2) * 0.5) + Math.min(marks, 3) * 0.9 + (puzzled > 0 ? 0.6 : 0)
  const signals = [
    ...(isShouted ? [because('emotion.capitals', 2)] : []),
    ...(marks > 0 ? [because('emotion.exclamation_marks', Math.min(marks, 3) * 0.9)] : []),
    ...(puzzled > 0 ? [because('emotion.question_marks', 0.6)] : []),
  ]
  return { shouting, questions: puzzled > 0 ? 0.6 : 0, signals }
}

const ABBREVIATIONS = new Set(
  'HTTP HTTPS JSON SAML SCIM LDAP OAUTH GDPR CCPA IBAN SEPA UUID CORS SMTP IMAP DMARC DKIM CNAME HTML NULL TRUE FALSE POST ASAP URGENT REST AJAX YAML TOTP'.split(
    ' ',
  ),
)
