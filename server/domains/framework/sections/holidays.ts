import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

const load = createRequire(import.meta.url)

/** The holidays of the world are large: they are read when a calendar first names a country, not at every start. */
let Known: typeof Holidays | undefined

/** Public holidays of a country or a region of it, by their ISO codes; without one, to ask which are known. */
export function publicHolidaysOf(country = '', region = ''): Holidays {
  Known ??= load('date-holidays') as typeof Holidays
  const options = { types: ['public' as const] }
  if (!country) return new Known()
  return region ? new Known(country, region, options) : new Known(country, options)
}
