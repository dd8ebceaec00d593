import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import classes from './form.module.css'
import { type FieldProps, useForm } from './form-context.ts'
import { useValueWords } from './use-value-words.ts'
import { valueAt } from './values.ts'

const IMPACTS = ['critical', 'high', 'medium', 'low'] as const
const URGENCIES = ['low', 'medium', 'high'] as const
const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const

/** Impact down, urgency across, a priority in every cell: as people draw it. */
export function MatrixField({ path, value }: FieldProps) {
  const { t } = useTranslation('framework')
  const words = useValueWords()
  return (
    <FieldFrame path={path} grouped wide>
      {() => (
        <table className={classes.matrix}>
          <caption className="visually-hidden">{t('form.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('form.impact_urgency')}</th>
              {URGENCIES.map((urgency) => (
                <th key={urgency} scope="col">
                  {words(urgency)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {IMPACTS.map((impact) => (
              <tr key={impact}>
                <th scope="row">{words(impact)}</th>
                {URGENCIES.map((urgency) => (
                  <td key={urgency}>
                    <Cell path={[...path, impact, urgency]} value={valueAt(value, [impact, urgency])} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </FieldFrame>
  )
}

function Cell({ path, value }: { path: readonly string[]; value: unknown }) {
  const { t } = useTranslation('framework')
  const { edit, own, readOnly } = useForm()
  const words = useValueWords()
  const [impact, urgency] = [path.at(-2)!, path.at(-1)!]
  const isOwn = valueAt(own, path) !== undefined
  return (
    <NativeSelect
      size="xs"
      data-path={path.join('.')}
      data-own={isOwn || undefined}
      className={classes.cell}
      aria-label={t('form.cell', { impact: words(impact), urgency: words(urgency) })}
      data={PRIORITIES.map((priority) => ({ value: priority, label: words(priority) }))}
      value={String(value)}
      disabled={readOnly}
      onChange={(event) => edit(path, event.currentTarget.value)}
    />
  )
}
