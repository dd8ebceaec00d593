export const UNITS = ['second', 'minute', 'hour', 'day'] as const
export const RING_UNITS = ['ring', 'second'] as const
export type Unit = (typeof UNITS)[number] | 'ring'

export interface DurationParts {
  amount: number
  unit: Unit
}

/** `"2 hours"` as a number and a unit; null when it is not written so. */
export function partsOfDuration(text: unknown): DurationParts | null {
  const found = /^(\d+(?:\.\d+)?) (second|minute|hour|day|ring)s?$/.exec(typeof text === 'string' ? text : '')
  return found ? { amount: Number(found[1]), unit: found[2] as Unit } : null
}

export const textOfDuration = ({ amount, unit }: DurationParts) => `${amount} ${unit}${amount === 1 ? '' : 's'}`
