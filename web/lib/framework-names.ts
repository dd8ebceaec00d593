import i18next from 'i18next'
import { humanize } from './words.ts'

/** A team or tier as its reader calls it. Those an operator made up are shown as they are named in the framework. */
export function frameworkName(name: string) {
  const key = `framework_name.${name}`
  return i18next.exists(key) ? i18next.t(key as 'framework_name.tier1_general') : humanize(name)
}
