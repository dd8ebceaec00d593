import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import classes from './form.module.css'
import { type FieldProps, FormProvider, useForm } from './form-context.ts'
import { Entries } from './group-field.tsx'
import { patternOf, type Schema } from './schema.ts'
import { starterOf } from './starters.ts'
import { isMap, withValue } from './values.ts'

/** Entries in an order that counts. A list replaces the default as a whole, so any change to it puts the whole. */
export function ListField({ schema, path, value }: FieldProps) {
  const { t } = useTranslation('framework')
  const form = useForm()
  const list = Array.isArray(value) ? value : []
  const put = (next: unknown[]) => form.edit(path, next)
  const swap = (from: number, to: number) => put(swapped(list, from, to))
  // Fields inside write into the list, and the list into the text.
  const inner = {
    ...form,
    inList: true,
    edit: (at: readonly string[], set: unknown) => put(withValue(list, at.slice(path.length), set) as unknown[]),
  }
  const items = schema.items as Schema
  const starter = () => starterOf(patternOf(form.root, [...path, '0']), form.values)
  return (
    <FieldFrame path={path} grouped wide>
      {() => (
        <FormProvider value={inner}>
          {list.length === 0 && <p className={classes.none}>{t('form.none')}</p>}
          <ol className={classes.cards}>
            {list.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
              <li key={index} className={classes.card}>
                <CardHead title={titleOf(item, index)}>
                  <Moves index={index} count={list.length} onMove={swap} />
                  <Remove name={titleOf(item, index)} onClick={() => put(list.filter((_, place) => place !== index))} />
                </CardHead>
                <Entries schema={items} path={[...path, String(index)]} value={item} />
              </li>
            ))}
          </ol>
          {!form.readOnly && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => put([...list, starter()])}
            >
              {t('form.add')}
            </Button>
          )}
        </FormProvider>
      )}
    </FieldFrame>
  )
}

const titleOf = (item: unknown, index: number) =>
  isMap(item) && typeof item.name === 'string' ? item.name : String(index + 1)

export const swapped = <Item,>(list: readonly Item[], from: number, to: number): Item[] =>
  list.map((item, index) => (index === from ? list[to]! : index === to ? list[from]! : item))

function CardHead({ title, children }: { title: string; children: ReactNode }) {
  const { readOnly } = useForm()
  return (
    <div className={classes.cardHead}>
      <code>{title}</code>
      {!readOnly && children}
    </div>
  )
}

interface MovesProps {
  index: number
  count: number
  name?: string
  onMove: (from: number, to: number) => void
}

export function Moves({ index, count, name, onMove }: MovesProps) {
  const { t } = useTranslation('framework')
  const which = name ?? String(index + 1)
  return (
    <>
      <ActionIcon
        size={28}
        disabled={index === 0}
        aria-label={t('form.up', { name: which })}
        onClick={() => onMove(index, index - 1)}
      >
        <IconArrowUp size={15} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={28}
        disabled={index === count - 1}
        aria-label={t('form.down', { name: which })}
        onClick={() => onMove(index, index + 1)}
      >
        <IconArrowDown size={15} stroke={1.5} aria-hidden />
      </ActionIcon>
    </>
  )
}

export function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useTranslation('framework')
  return (
    <ActionIcon size={28} aria-label={t('form.remove_of', { name })} title={t('form.remove')} onClick={onClick}>
      <IconTrash size={15} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}
