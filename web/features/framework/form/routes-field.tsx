import { Select } from '@mantine/core'
import { frameworkName } from '../../../lib/framework-names.ts'
import { FieldFrame } from './field-frame.tsx'
import classes from './form.module.css'
import { type FieldProps, useForm } from './form-context.ts'
import type { Schema } from './schema.ts'
import { useValueWords } from './use-value-words.ts'
import { isMap, valueAt } from './values.ts'

/** Which team each kind of question goes to: a list of pairs in the text, a row for each kind here. */
export function RoutesField({ schema, path, value }: FieldProps) {
  const { edit, readOnly, values } = useForm()
  const words = useValueWords()
  const routes = (Array.isArray(value) ? value.filter(isMap) : []) as Record<string, string>[]
  const chosen = Object.assign({}, ...routes) as Record<string, string>
  const kinds = (schema.items as Schema).propertyNames?.enum ?? Object.keys(chosen)
  const teams = ['support_tiers', 'teams'].flatMap((place) => Object.keys((valueAt(values, [place]) as object) ?? {}))
  const put = (kind: string, team: string | null) => {
    const next = kinds.flatMap((one) => {
      const to = one === kind ? team : chosen[one]
      return to ? [{ [one]: to }] : []
    })
    edit(path, next)
  }
  return (
    <FieldFrame path={path} grouped>
      {() => (
        <div className={classes.pairs}>
          {kinds.map((kind) => (
            <Select
              key={kind}
              label={words(kind)}
              data={[...new Set(teams)].map((team) => ({ value: team, label: frameworkName(team) }))}
              value={chosen[kind] ?? null}
              readOnly={readOnly}
              clearable
              onChange={(team) => put(kind, team)}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
