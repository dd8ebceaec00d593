import { Autocomplete, Select, TextInput } from '@mantine/core'
import type { FieldIds } from './field-frame.tsx'
import { type FieldProps, useForm } from './form-context.ts'
import { patternOf } from './schema.ts'
import { useSuggestions } from './use-suggestions.ts'

/** A word or a line: chosen where the framework itself names what it may be, else typed. */
export function TextField({ path, value, ids, schema }: FieldProps & { ids: FieldIds }) {
  const { root, edit, readOnly } = useForm()
  const suggestions = useSuggestions()(path)
  const pattern = patternOf(root, path)
  const text = typeof value === 'string' ? value : ''
  const shared = { id: ids.id, 'aria-describedby': ids.describedBy, error: ids.invalid, readOnly, maw: 380 }
  const put = (next: string | null) => {
    if ((next?.trim() || null) !== (text || null)) edit(path, next?.trim() || null)
  }
  if (suggestions.length > 0 && !schema.anyOf) {
    const data = text === '' || suggestions.includes(text) ? suggestions : [text, ...suggestions]
    return (
      <Select {...shared} data={data} value={text || null} searchable clearable={!isNeeded(pattern)} onChange={put} />
    )
  }
  const typed = {
    ...shared,
    key: text,
    defaultValue: text,
    onBlur: (event: { currentTarget: HTMLInputElement }) => put(event.currentTarget.value),
    onKeyDown: (event: { key: string; currentTarget: HTMLInputElement }) => {
      if (event.key === 'Enter') event.currentTarget.blur()
    },
  }
  if (suggestions.length > 0) {
    const { key, ...rest } = typed
    return <Autocomplete key={key} {...rest} data={suggestions} onOptionSubmit={put} />
  }
  const { key, ...rest } = typed
  return <TextInput key={key} {...rest} />
}

/** Keys that an entry cannot be without. */
const isNeeded = (pattern: string) =>
  pattern === 'teams.*.tier' || pattern.endsWith('.time_zone') || pattern === 'sla.calendar'
