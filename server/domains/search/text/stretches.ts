import { SIZES, type Stretch, stepsFrom, stretchesAt } from '../../../platform/stretches.ts'

const LETTERS = 'abcdefgh'

/** As documents name it; no text can contain such a word. */
const nameOf = ({ size, number }: Stretch): string => `#${LETTERS[(size - SIZES[0]) / 2]}${number.toString(36)}`

/** The stretches a moment lies in, one of each size. */
export const stretchesOf = (epochSeconds: number): string[] => stretchesAt(epochSeconds).map(nameOf)

/** Of each step the index reads the beginnings of long lists anew, so there are few. */
const GROWTH = 3

/** Everything up to a moment, newest first: each step names the stretches it is made of. No moment is in two steps. */
export const stretchesBefore = (epochSeconds: number, first_seconds: number): string[][] =>
  stepsFrom(epochSeconds, { until: 0, first_seconds, growth: GROWTH }).map((step) => step.map(nameOf))
