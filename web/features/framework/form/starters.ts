import { isMap, valueAt } from './values.ts'

/** What a new entry must have at least, so that the text can be used at once. */
const STARTERS: Record<string, (values: unknown) => unknown> = {
  'support_tiers.*': () => ({ capabilities: [], escalation_criteria: [] }),
  'teams.*': (values) => ({ tier: firstKey(values, ['support_tiers']) }),
  'segments.*': () => ({ account_types: ['enterprise'] }),
  'calendars.*': () => ({ time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone, hours: OFFICE }),
  'authority.*': () => ({ unit: 'EUR', limits: {} }),
  'authority.*.limits.*': () => 0,
  'escalation.detected.*': () => 'suggest',
  'routing.skills.*': () => [],
  'routing.given_back_after.*': () => '15 minutes',
  'sla.policies.*': () => ({ name: 'new_policy', first_response: '1 hour' }),
  'escalation.ladders.*': () => ({
    name: 'new_ladder',
    steps: [{ notify: ['lead'], acknowledge_within: '15 minutes' }],
  }),
  'escalation.ladders.*.steps.*': () => ({ notify: ['manager'] }),
}

const DAY = [['09:00', '17:00']]
const OFFICE = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY }

export const starterOf = (pattern: string, values: unknown): unknown => STARTERS[pattern]?.(values) ?? {}

function firstKey(values: unknown, path: string[]): string {
  const found = valueAt(values, path)
  return isMap(found) ? (Object.keys(found)[0] ?? '') : ''
}
