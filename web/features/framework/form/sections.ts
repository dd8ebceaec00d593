import type { Schema } from './schema.ts'

/** The form, from top to bottom. A part of the framework that is in none of them stands under `other`. */
const SECTIONS = {
  channels: ['support_channels', 'engagement'],
  teams: ['support_tiers', 'teams', 'segments'],
  calendars: ['calendars'],
  priority: ['triage'],
  routing: ['routing'],
  clocks: ['sla'],
  escalation: ['escalation'],
  authority: ['authority'],
  automations: ['automations'],
  outcome: ['confirmation', 'surveys', 'reports'],
  targets: ['targets', 'brand'],
} as const

export interface Section {
  name: keyof typeof SECTIONS | 'other'
  keys: string[]
}

export function sectionsOf({ properties = {} }: Schema): Section[] {
  const known = Object.entries(SECTIONS).map(([name, keys]) => ({
    name: name as Section['name'],
    keys: keys.filter((key) => key in properties),
  }))
  const placed = new Set<string>(known.flatMap(({ keys }) => keys))
  const other = Object.keys(properties).filter((key) => !placed.has(key))
  return [...known, { name: 'other' as const, keys: other }].filter(({ keys }) => keys.length > 0)
}
