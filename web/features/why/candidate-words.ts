import type { TFunction } from 'i18next'
import { frameworkName } from '../../lib/framework-names.ts'

const KNOWN = [
  { says: /^not in the team (\w+)$/, key: 'not_in_team', names: [] },
  { says: /^away$/, key: 'away', names: [] },
  { says: /^offline$/, key: 'offline', names: [] },
  { says: /^off shift by the calendar of \w+$/, key: 'off_shift', names: [] },
  { says: /^at the limit, (\d+) of (\d+) /, key: 'at_limit', names: ['load', 'limit'] },
  { says: /^lacks skills? (.+)$/, key: 'lacks', names: ['skills'] },
  { says: /^does not speak (.+)$/, key: 'language', names: ['language'] },
  { says: /^has more open: (\d+), not (\d+)$/, key: 'more_open', names: ['load', 'other'] },
  { says: /^has waited less long for work$/, key: 'waited_less', names: [] },
  { says: /^equal in everything/, key: 'equal', names: [] },
  { says: /^it is for (?:priority )?(.+?)(?: customers)?, not (\w+)$/, key: 'policy_for', names: ['wanted', 'found'] },
  { says: /^the customer does not belong to (.+)$/, key: 'no_segment', names: ['wanted'] },
  { says: /^it names no [\w ]+$/, key: 'names_none', names: [] },
  { says: /^the matrix says so, but customers with/, key: 'before_raise', names: [] },
] as const

/** Why a person or a policy was not chosen, in the reader's language; null for reasons of other kinds. */
export function candidateWords(reason: string, t: TFunction<['app', 'case', 'tasks', 'why']>): string | null {
  for (const { says, key, names } of KNOWN) {
    const found = says.exec(reason)
    if (!found) continue
    const values = names.map((name, index) => [name, written(found[index + 1]!)])
    return String(t(`why:reason.${key}`, Object.fromEntries(values)))
  }
  return null
}

const written = (word: string) => (/^[a-z]+(_[a-z0-9]+)+$/.test(word) ? frameworkName(word) : word)
