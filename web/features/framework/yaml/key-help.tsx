import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { patternOf, schemaAt } from '../form/schema.ts'
import { useKeyWords } from '../form/use-key-words.ts'
import { schemaQuery } from '../framework-queries.ts'
import { keyPlaceOf } from './key-place.ts'
import classes from './yaml.module.css'

interface Props {
  text: string
  line: number
  readOnly: boolean
  onInsert: (line: number, text: string) => void
}

const MOST = 12

/** What the key under the caret is for, and which keys may stand beside it: chosen, they are written. */
export function KeyHelp({ text, line, readOnly, onInsert }: Props) {
  const { t } = useTranslation('framework')
  const schema = useQuery(schemaQuery).data
  const wordsOf = useKeyWords()
  if (!schema) return <div className={classes.help} />
  const { path, indent, siblings } = keyPlaceOf(text, line)
  const words = wordsOf(patternOf(schema, path))
  const around = schemaAt(schema, path.slice(0, -1))
  const missing = Object.keys(around?.properties ?? {}).filter((key) => !siblings.includes(key))
  return (
    <section className={classes.help} aria-label={t('yaml.place')}>
      <p>
        {path.length > 0 && <code>{path.join(' › ')}</code>} {words && `${words.label}. ${words.help}`}
      </p>
      {!readOnly && missing.length > 0 && (
        <div className={classes.keys}>
          <span>{t('yaml.can_stand')}</span>
          {missing.slice(0, MOST).map((key) => {
            const named = wordsOf(patternOf(schema, [...path.slice(0, -1), key]))
            return (
              <Button
                key={key}
                size="compact-xs"
                variant="default"
                aria-label={t('yaml.insert', { name: key })}
                title={named ? `${named.label}. ${named.help}` : undefined}
                onClick={() => onInsert(line, `${' '.repeat(indent)}${key}: `)}
              >
                {key}
              </Button>
            )
          })}
        </div>
      )}
    </section>
  )
}
