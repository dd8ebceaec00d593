import { Alert, Button, NumberInput, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulationWithReport } from '../../../server/domains/simulation/contract.ts'
import { ApiError, get, post } from '../../lib/api.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import classes from './simulation.module.css'

/** Where the editor of the framework leaves the draft it wants tried. */
const HANDED_OVER = 'framework-draft'

const MOST_DAYS = 366
const DAYS = 90

function handedOver(): string | null {
  try {
    return sessionStorage.getItem(HANDED_OVER)
  } catch {
    return null
  }
}

interface Props {
  isFolded: boolean
  onAsked: (id: string) => void
}

/** Which framework, and how far back. It starts from the editor's draft, or from what is in force. */
export function AskForm({ isFolded, onAsked }: Props) {
  const { t } = useTranslation('simulation')
  const [draft] = useState(handedOver)
  const inForce = useQuery({
    queryKey: ['framework', 'text'],
    queryFn: ({ signal }) => get<{ text: string }>('/framework', { signal }),
    enabled: draft === null,
  })
  const [written, setWritten] = useState<string | null>(draft)
  const [days, setDays] = useState<number | string>(DAYS)
  const client = useQueryClient()
  const asking = useMutation({
    mutationFn: (body: { text: string; days: number }) => post<SimulationWithReport>('/simulations', body),
    onSuccess: async ({ id }) => {
      onAsked(id)
      await client.invalidateQueries({ queryKey: ['simulations'] })
    },
  })
  const text = written ?? inForce.data?.text ?? ''
  const ask = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate({ text, days: Number(days) || DAYS })
  }
  return (
    <details className={classes.fold} key={String(isFolded)} open={!isFolded}>
      <summary>{t('framework')}</summary>
      <form className={classes.form} onSubmit={ask}>
        <Textarea
          label={t('text')}
          description={draft === null ? t('text_hint') : t('draft_hint')}
          classNames={{ input: classes.yaml! }}
          value={text}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          autosize
          minRows={8}
          maxRows={18}
          spellCheck={false}
        />
        {asking.isError && <Refusal error={asking.error} />}
        <div className={classes.ask}>
          <NumberInput
            label={t('days')}
            value={days}
            onChange={setDays}
            min={1}
            max={MOST_DAYS}
            allowDecimal={false}
            w={120}
          />
          <Button type="submit" loading={asking.isPending}>
            {t('run')}
          </Button>
        </div>
      </form>
    </details>
  )
}

/** What is wrong with the text, line by line. */
function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('simulation')
  const words = useProblemWords()
  const errors = error instanceof ApiError ? error.problem.errors : []
  return (
    <Alert color="red" role="alert" title={errors.length > 0 ? t('refused') : words(error)}>
      {errors.map(({ path, message, line }) => (
        <div key={`${line} ${path}`}>
          {line ? `${t('line', { line })} ` : ''}
          <code>{path}</code> {message}
        </div>
      ))}
    </Alert>
  )
}
