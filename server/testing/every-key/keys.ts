import { existsSync, readFileSync } from 'node:fs'

interface Shape {
  properties?: Record<string, Shape>
  additionalProperties?: Shape | boolean
  items?: Shape
  anyOf?: Shape[]
}

/** Every key of a JSON Schema that holds a value, with * for chosen words and for places in lists of maps. */
export const keysOf = (schema: Shape): string[] => [...new Set(leavesOf(schema, ''))]

function leavesOf(shape: Shape, path: string): string[] {
  const { properties, additionalProperties, items, anyOf } = shape
  if (anyOf) return anyOf.flatMap((one) => leavesOf(one, path))
  const chosen = typeof additionalProperties === 'object' ? leavesOf(additionalProperties, `${path}.*`) : []
  const named = Object.entries(properties ?? {}).flatMap(([key, inner]) =>
    leavesOf(inner, path ? `${path}.${key}` : key),
  )
  if (named.length + chosen.length > 0) return [...named, ...chosen]
  return items && holdsMaps(items) ? leavesOf(items, `${path}.*`) : [path]
}

const holdsMaps = ({ properties, additionalProperties, anyOf }: Shape): boolean =>
  properties !== undefined || typeof additionalProperties === 'object' || (anyOf?.every(holdsMaps) ?? false)

/** A test that sets the key to other values; it must be there and speak of it. */
const toldIn = (file: string, word: string): string => {
  const at = new URL(`../../domains/${file}`, import.meta.url)
  if (existsSync(at) && readFileSync(at, 'utf8').includes(word)) return file
  throw new Error(`${file} is said to show what ${word} does, and does not speak of it.`)
}

const DEEDS = ['assign_to', 'unassign', 'remove_tags', 'reply', 'note', 'notify']

/** Keys whose effect takes a longer story: the tests that tell it. */
export const SHOWN_ELSEWHERE: Record<string, string> = {
  'support_tiers.*.escalation_criteria': toldIn('escalation/suggestions.test.ts', 'escalation_criteria'),
  'escalation.management.role': toldIn('escalation/calls.test.ts', 'management:'),
  'escalation.management.acknowledge_within': toldIn('escalation/calls.test.ts', 'acknowledge_within'),
  'escalation.tell_customer': toldIn('escalation/tell-customer.test.ts', 'tell_customer'),
  ...Object.fromEntries(DEEDS.map((deed) => [`automations.*.do.*.${deed}`, toldIn('automation/deeds.test.ts', deed)])),
  'automations.*.do.*.webhook': toldIn('automation/webhooks/webhooks.test.ts', 'webhook'),
  'surveys.at_most_every': toldIn('csat/not-asked.test.ts', 'at_most_every'),
  'surveys.unhappy_at_most': toldIn('csat/surveys.test.ts', 'unhappy_at_most'),
  ...Object.fromEntries(
    ['open', 'title.*', 'welcome.*', 'logo_url', 'contact_form'].map((key) => [
      `knowledge.help_center.${key}`,
      toldIn('help-center/pages/reading.test.ts', `${key.replace('.*', '')}:`),
    ]),
  ),
  'knowledge.deflection.silent_for': toldIn('help-center/deflection/deflection.test.ts', 'silent_for:'),
  'knowledge.deflection.holdout_percent': toldIn('help-center/contact/contact.test.ts', 'holdout_percent:'),
  'brand.accent': toldIn('csat/pages/pages.test.ts', 'accent'),
}

/** Keys that have a single value today, so that no other one can be put: what it does, the test of all keys shows. */
export const ONE_VALUE = ['support_channels.live_chat.availability']
