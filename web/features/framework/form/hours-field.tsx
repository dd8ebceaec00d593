import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import classes from './form.module.css'
import { type FieldProps, useForm } from './form-context.ts'
import { isMap } from './values.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Day = (typeof DAYS)[number]
type Span = [string, string]

const OFFICE: Span[] = [['09:00', '17:00']]
const OFFICE_WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE }

/** Always, or the spans of each weekday. A day without any is off. */
export function HoursField({ path, value }: FieldProps) {
  const { t } = useTranslation('framework')
  const { edit, readOnly } = useForm()
  const week = isMap(value) ? (value as Partial<Record<Day, Span[]>>) : null
  const putDay = (day: Day, spans: Span[]) => {
    // A map in the text, so a day that goes is taken out of it and not only left out of the new value.
    edit([...path, day], spans.length > 0 ? spans : null)
  }
  return (
    <FieldFrame path={path} grouped wide>
      {({ labelId }) => (
        <>
          <SegmentedControl
            size="xs"
            aria-labelledby={labelId}
            readOnly={readOnly}
            data={[
              { value: 'always', label: t('form.always') },
              { value: 'week', label: t('form.by_weekday') },
            ]}
            value={week ? 'week' : 'always'}
            onChange={(kind) => edit(path, kind === 'week' ? OFFICE_WEEK : '24/7')}
          />
          {week && (
            <dl className={classes.week}>
              {DAYS.map((day) => (
                <DayRow key={day} day={day} spans={week[day] ?? []} onPut={(spans) => putDay(day, spans)} />
              ))}
            </dl>
          )}
        </>
      )}
    </FieldFrame>
  )
}

interface DayProps {
  day: Day
  spans: Span[]
  onPut: (spans: Span[]) => void
}

function DayRow({ day, spans, onPut }: DayProps) {
  const { t } = useTranslation('framework')
  const { readOnly } = useForm()
  const name = t(`form.days.${day}`)
  const put = (index: number, span: Span) => onPut(spans.map((one, place) => (place === index ? span : one)))
  const last = spans.at(-1)
  const next: Span = last ? [last[1], '24:00'] : OFFICE[0]!
  return (
    <div className={classes.day}>
      <dt>{name}</dt>
      <dd>
        {spans.length === 0 && <span className={classes.none}>{t('form.off')}</span>}
        {spans.map(([from, to], index) => (
          <span key={`${from}-${to}`} className={classes.span}>
            <Time label={t('form.from', { day: name })} value={from} onPut={(time) => put(index, [time, to])} />
            –
            <Time label={t('form.to', { day: name })} value={to} onPut={(time) => put(index, [from, time])} />
            {!readOnly && (
              <ActionIcon
                size={24}
                aria-label={t('form.remove_of', { name: `${name} ${from}–${to}` })}
                onClick={() => onPut(spans.filter((_, place) => place !== index))}
              >
                <IconX size={14} stroke={1.5} aria-hidden />
              </ActionIcon>
            )}
          </span>
        ))}
        {!readOnly && last?.[1] !== '24:00' && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('form.add_hours', { day: name })}
            onClick={() => onPut([...spans, next])}
          >
            <IconPlus size={14} stroke={1.75} aria-hidden />
          </Button>
        )}
      </dd>
    </div>
  )
}

/** A time of day as it is written; the end of the day is 24:00, which no time field of a browser knows. */
function Time({ label, value, onPut }: { label: string; value: string; onPut: (time: string) => void }) {
  const { readOnly } = useForm()
  return (
    <input
      className={classes.time}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      readOnly={readOnly}
      defaultValue={value}
      onBlur={(event) => event.currentTarget.value !== value && onPut(event.currentTarget.value.trim())}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}
