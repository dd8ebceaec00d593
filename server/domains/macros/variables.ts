import { firstNameIn } from './names.ts'

/** What the variables are taken from. */
export interface Filling {
  /** Null while they never said it: a number or an address stands in for it then. */
  customer_name: string | null
  customer_email: string | null
  company_name: string | null
  case_id: string
  subject: string
  agent_name: string | null
  desk_name: string
}

interface Variable {
  example: string
  /** Null when nothing is known: a sentence with a hole in it should not reach anybody unnoticed. */
  value(filling: Filling): string | null
}

/** Everything a text may speak of. Names are public: texts of years hold them, so they are added to, never renamed. */
export const VARIABLES: Record<string, Variable> = {
  'customer.first_name': { example: 'Hannah', value: ({ customer_name }) => firstNameIn(customer_name) },
  'customer.name': { example: 'Hannah Weiss', value: ({ customer_name }) => customer_name },
  'customer.email': { example: 'hannah@brightline.example', value: ({ customer_email }) => customer_email },
  'company.name': { example: 'Brightline GmbH', value: ({ company_name }) => company_name },
  'ticket.case_id': { example: 'SR-1042', value: ({ case_id }) => case_id },
  'ticket.subject': { example: 'Login does not work', value: ({ subject }) => subject },
  'agent.first_name': { example: 'Ada', value: ({ agent_name }) => firstNameIn(agent_name) },
  'agent.name': { example: 'Ada Agent', value: ({ agent_name }) => agent_name },
  'desk.name': { example: 'Support', value: ({ desk_name }) => desk_name },
}

const BRACES = /\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\s*\}\}/gi

/** Variables a text holds, each once, in the order they are met. */
export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(BRACES)].map(([, name]) => name!.toLowerCase())),
]

/** Names in braces that stand for nothing. */
export const unknownIn = (text: string): string[] => variablesIn(text).filter((name) => !Object.hasOwn(VARIABLES, name))

export interface Filled {
  /** What is not known is left out, together with the space before it. */
  text: string
  /** The same with what is not known left standing in its braces. */
  text_with_gaps: string
  missing: string[]
}

/** Puts values where the variables stand. What a value itself holds in braces is not looked at again. */
export function fill(text: string, filling: Filling): Filled {
  const known = (name: string): string | null => {
    const variable = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined
    return variable?.value(filling)?.trim() || null
  }
  const missing = variablesIn(text).filter((name) => known(name) === null)
  const filledWith = (source: string, gap: (name: string) => string) =>
    source.replaceAll(BRACES, (_braces, name: string) => known(name.toLowerCase()) ?? gap(name.toLowerCase()))
  return {
    text: missing.length > 0 ? filledWith(withoutGaps(text, missing), () => '') : filledWith(text, () => ''),
    text_with_gaps: filledWith(text, (name) => `{{${name}}}`),
    missing,
  }
}

/** "Hello {{customer.first_name}}," without a name reads "Hello,". */
const withoutGaps = (text: string, missing: readonly string[]): string =>
  text.replaceAll(/(?<![ \t])[ \t]*\{\{\s*([a-z0-9_.]+)\s*\}\}/gi, (whole, name: string) =>
    missing.includes(name.toLowerCase()) ? '' : whole,
  )
