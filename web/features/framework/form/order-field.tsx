import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import classes from './form.module.css'
import { type FieldProps, useForm } from './form-context.ts'
import { Moves, Remove, swapped } from './list-field.tsx'
import { useValueWords } from './use-value-words.ts'

/** Words whose order is their meaning: who comes first stands on top. */
export function OrderField({ path, value }: FieldProps) {
  const { t } = useTranslation('framework')
  const { edit, readOnly } = useForm()
  const words = useValueWords()
  const list = Array.isArray(value) ? value.map(String) : []
  const put = (next: string[]) => edit(path, next)
  return (
    <FieldFrame path={path} grouped>
      {() => (
        <>
          <ol className={classes.order}>
            {list.map((word, index) => (
              <li key={word}>
                <span className={classes.place}>{index + 1}</span>
                <span className={classes.word} title={word}>
                  {words(word)}
                </span>
                {!readOnly && (
                  <>
                    <Moves
                      index={index}
                      count={list.length}
                      name={words(word)}
                      onMove={(from, to) => put(swapped(list, from, to))}
                    />
                    <Remove name={words(word)} onClick={() => put(list.filter((one) => one !== word))} />
                  </>
                )}
              </li>
            ))}
          </ol>
          {list.length === 0 && <p className={classes.none}>{t('form.none')}</p>}
          {!readOnly && <AddWord taken={list} onAdd={(word) => put([...list, word])} />}
        </>
      )}
    </FieldFrame>
  )
}

function AddWord({ taken, onAdd }: { taken: string[]; onAdd: (word: string) => void }) {
  const { t } = useTranslation('framework')
  const [text, setText] = useState('')
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const fits = /^[a-z][a-z0-9_]*$/.test(word) && !taken.includes(word)
  const add = () => {
    if (!fits) return
    onAdd(word)
    setText('')
  }
  return (
    <Group gap={6} maw={380} wrap="nowrap">
      <TextInput
        flex={1}
        aria-label={t('form.add_word')}
        placeholder={t('form.new_name_hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <Button variant="default" disabled={!fits} onClick={add}>
        {t('form.add')}
      </Button>
    </Group>
  )
}
