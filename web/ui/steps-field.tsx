import { Button, Textarea } from '@mantine/core'
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftStep, emptyStep } from '../lib/steps.ts'
import { IconButton } from './icon-button.tsx'
import classes from './steps-field.module.css'

interface Props {
  steps: DraftStep[]
  onChange: (steps: DraftStep[]) => void
  /** Rows of which half is missing are told so. */
  showMissing: boolean
  addLabel: string
}

/** What was done and what came of it, one row per step. */
export function StepsField({ steps, onChange, showMissing, addLabel }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const change = (key: string, words: Partial<DraftStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...words } : step)))
  const add = () => {
    onChange([...steps, emptyStep()])
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus())
  }
  return (
    <>
      {steps.length > 0 && (
        <ol ref={list} className={classes.steps}>
          {steps.map((step, index) => (
            <StepRow
              key={step.key}
              step={step}
              number={index + 1}
              showMissing={showMissing}
              onChange={(words) => change(step.key, words)}
              onRemove={() => onChange(steps.filter(({ key }) => key !== step.key))}
            />
          ))}
        </ol>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes.add}
        leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
        onClick={add}
      >
        {addLabel}
      </Button>
    </>
  )
}

interface RowProps {
  step: DraftStep
  number: number
  showMissing: boolean
  onChange: (words: Partial<DraftStep>) => void
  onRemove: () => void
}

function StepRow({ step, number, showMissing, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('outcome')
  const name = t('resolve.step', { number })
  return (
    <li className={classes.step}>
      <span className={`${classes.number} tabular`} aria-hidden="true">
        {number}
      </span>
      <Words
        label={`${name}: ${t('resolve.action')}`}
        placeholder={t('resolve.action_placeholder')}
        value={step.action}
        trouble={showMissing && !step.action.trim() && step.result.trim() ? t('resolve.missing.action') : null}
        onChange={(action) => onChange({ action })}
      />
      <IconArrowRight size={14} stroke={1.5} aria-hidden className={classes.arrow} />
      <Words
        label={`${name}: ${t('resolve.result')}`}
        placeholder={t('resolve.result_placeholder')}
        value={step.result}
        trouble={showMissing && !step.result.trim() && step.action.trim() ? t('resolve.missing.result') : null}
        onChange={(result) => onChange({ result })}
      />
      <IconButton
        size={24}
        className={classes.remove}
        label={t('resolve.remove_step', { number })}
        icon={<IconX size={14} stroke={1.5} aria-hidden />}
        onClick={onRemove}
      />
    </li>
  )
}

const LETTERS_IN_A_ROW = 34
const MOST_ROWS = 5
/** For browsers that cannot fit a field to its text by themselves. */
const rowsFor = (text: string) => Math.min(MOST_ROWS, Math.ceil(Math.max(1, text.length) / LETTERS_IN_A_ROW))

interface WordsProps {
  label: string
  placeholder: string
  value: string
  trouble: string | null
  onChange: (value: string) => void
}

function Words({ label, placeholder, value, trouble, onChange }: WordsProps) {
  return (
    <Textarea
      className={classes.words}
      classNames={{ input: classes.input }}
      rows={rowsFor(value)}
      maxLength={2000}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      error={trouble}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
