import { amountOf, type Evidence, ofFacet } from './evidence.ts'
import { loudnessOf, mannerOf } from './manner.ts'
import { decided, type Outcome, signalsOf } from './outcome.ts'
import type { Speech } from './speech.ts'

export type Emotion = 'frustrated' | 'confused' | 'neutral' | 'satisfied'

/** Most people simply say what they need: a feeling must show. */
const NEUTRAL = 1.8
/** Who says "please" is calm. */
const POLITENESS = 0.9
/** What is praised and yet does not work does not make anybody satisfied. */
const BESIDE_TROUBLE = 0.4
const NOT_HAPPY = 0.8
/** Who praises first and then asks is not lost. */
const BESIDE_PRAISE = 0.4
/** A smile. */
const SMILE = 1.4
const SMILES = /(?:^|\s)[:;]-?[)D](?:\s|$)|[😊😀😃😄🙂😍🥰👍❤🎉🙏]|\^_\^|～$/u

/** A face that is angry. */
const FROWN = 3
const FROWNS = /[😡🤬😠👿💢😤]/u

interface Voice {
  text: string
  speech: Speech
  evidence: readonly Evidence[]
  /** Whether something is wrong. */
  trouble: boolean
}

/** How somebody feels, by their words and by how loud they are. */
export function emotionOf({ text, speech, evidence, trouble }: Voice): Outcome<Emotion> {
  const felt = ofFacet(evidence, 'emotion').filter(({ entry }) => entry.value !== 'neutral')
  const hints = (emotion: Emotion) => felt.filter(({ entry, negated }) => entry.value === emotion && !negated)
  const unhappy = felt.filter(({ entry, negated, weight }) => entry.value === 'satisfied' && negated && weight >= 2)
  const loud = loudnessOf(text)
  const manner = mannerOf(speech, trouble)
  const anger =
    amountOf([...hints('frustrated'), ...unhappy.map((one) => ({ ...one, weight: one.weight * NOT_HAPPY }))]) +
    (FROWNS.test(text) ? FROWN : 0)
  const praise = amountOf(hints('satisfied')) + (SMILES.test(text) ? SMILE : 0)
  const confusion = amountOf(hints('confused')) + loud.questions + manner.puzzled
  const isPraise = praise > anger && praise >= NEUTRAL && !trouble
  const scores: [Emotion, number][] = [
    ['neutral', NEUTRAL + (speech.isPolite ? POLITENESS : 0)],
    ['frustrated', anger + (isPraise ? 0 : loud.shouting + manner.bitter)],
    ['confused', isPraise ? confusion * BESIDE_PRAISE : confusion],
    [
      'satisfied',
      praise * (anger >= 3 || (trouble && anger >= 1) ? BESIDE_TROUBLE : 1) + (isPraise ? loud.shouting : 0),
    ],
  ]
  const signals = signalsOf(felt, ({ entry, negated }) => `emotion.${negated ? 'not_' : ''}${entry.value}`)
  return decided(scores, [...signals, ...loud.signals, ...manner.signals])
}
