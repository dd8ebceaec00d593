/** As much of a JSON Schema as the framework's uses. */
export interface Schema {
  type?: string
  description?: string
  enum?: string[]
  const?: string
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  items?: Schema | false
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
}

export type Kind =
  | 'automations'
  | 'choice'
  | 'choices'
  | 'colour'
  | 'duration'
  | 'fixed'
  | 'group'
  | 'hours'
  | 'list'
  | 'map'
  | 'matrix'
  | 'number'
  | 'order'
  | 'person'
  | 'rings'
  | 'routes'
  | 'switch'
  | 'text'
  | 'words'

/** Keys whose control says more than their type does. */
const SPECIAL: Record<string, Kind> = {
  automations: 'automations',
  'brand.accent': 'colour',
  'calendars.*.hours': 'hours',
  'escalation.management.role': 'person',
  'support_channels.email.priority_routing': 'order',
  'support_channels.live_chat.auto_routing': 'routes',
  'support_channels.phone_support.priority_queue': 'order',
  'support_channels.phone_support.response_time_sla': 'rings',
  'triage.priority_matrix': 'matrix',
}

/** Which control a key has. */
export function kindOf(schema: Schema, pattern: string): Kind {
  const special = SPECIAL[pattern]
  if (special) return special
  if (schema.properties) return 'group'
  if (schema.additionalProperties) return 'map'
  if (schema.enum) return 'choice'
  if (schema.const !== undefined) return 'fixed'
  if (schema.type === 'boolean') return 'switch'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'array') return listKind(schema)
  return schema.pattern?.includes('second|minute') ? 'duration' : 'text'
}

function listKind({ items }: Schema): Kind {
  if (!items) return 'words'
  if (items.enum) return 'choices'
  return items.properties ? 'list' : 'words'
}

/** The path with * for names and places in lists, under which its words stand. */
export function patternOf(root: Schema, path: readonly string[]): string {
  const names: string[] = []
  let schema: Schema | undefined = root
  for (const key of path) {
    const own: Schema | undefined = schema?.properties?.[key]
    names.push(own ? key : '*')
    schema = own ?? below(schema)
  }
  return names.join('.')
}

const below = (schema: Schema | undefined): Schema | undefined => {
  if (schema?.items) return schema.items
  const more = schema?.additionalProperties
  return typeof more === 'object' ? more : undefined
}

/** What stands at a path; undefined for a key the framework does not know. */
export function schemaAt(root: Schema, path: readonly string[]): Schema | undefined {
  let schema: Schema | undefined = root
  for (const key of path) schema = schema?.properties?.[key] ?? below(schema)
  return schema
}

/** Every key with a value of its own, as a pattern: `teams.*.tier`. Stops where one control holds the whole. */
export function patternsOf(schema: Schema, pattern = ''): string[] {
  const kind = pattern === '' ? 'group' : kindOf(schema, pattern)
  const at = (key: string) => (pattern === '' ? key : `${pattern}.${key}`)
  const inner =
    kind === 'group'
      ? Object.entries(schema.properties!).flatMap(([key, child]) => patternsOf(child, at(key)))
      : kind === 'map' || kind === 'list'
        ? patternsOf(below(schema)!, at('*'))
        : []
  return pattern === '' ? inner : [pattern, ...inner]
}
