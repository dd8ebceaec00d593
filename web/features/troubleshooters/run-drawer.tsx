import { Button, Drawer, Select, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  answerRun,
  type Device,
  type Run,
  runAt,
  startRun,
  ticketRunsQuery,
  troubleshootersQuery,
} from '../../lib/queries/troubleshooters.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { ErrorState } from '../../ui/states.tsx'
import { useCategoryName } from './category-name.ts'
import classes from './run.module.css'
import { WalkedStep } from './walked-step.tsx'
import { DEVICES } from './when-field.tsx'

interface Props {
  ticketId: string
  language: string | null
  begun: Run | null
  onClose: () => void
}

/** An agent walks a troubleshooter for a ticket. At its end the ticket knows what was tried. */
export function RunDrawer({ ticketId, language, begun, onClose }: Props) {
  const { t, i18n } = useTranslation(['troubleshooters', 'app'])
  const words = useProblemWords()
  const client = useQueryClient()
  const [run, setRun] = useState(begun)
  const [busy, setBusy] = useState(false)
  const take = async (work: () => Promise<Run>) => {
    setBusy(true)
    try {
      const after = await work()
      setRun(after)
      await client.invalidateQueries({ queryKey: ticketRunsQuery(ticketId).queryKey })
    } catch (error) {
      sayFailed(t('said.failed'), words(error))
    } finally {
      setBusy(false)
    }
  }
  const spoken = language === 'zh' || language === 'en' ? language : i18n.language
  const byCustomer = run?.walked_by === 'customer'
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title={run?.title ?? t('run.start')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      {run === null ? (
        <ChooseOne
          busy={busy}
          onStart={(id, device) => void take(() => startRun(id, { ticket_id: ticketId, device, language: spoken }))}
        />
      ) : (
        <>
          <WalkedStep
            walk={byCustomer ? { ...run, step: run.step && { ...run.step, answers: [] } } : run}
            busy={busy}
            draftLabel={t('walk.told')}
            onAnswer={(step, answer) => void take(() => answerRun(run.id, { step, answer }))}
            onBack={(position) => void (byCustomer || take(() => runAt(run.id, position)))}
          />
          {run.state !== 'open' && !byCustomer && (
            <div className={classes.done} role="status">
              <Text size="sm">{t('run.ended')}</Text>
              <Button onClick={onClose}>{t('run.done')}</Button>
            </div>
          )}
        </>
      )}
    </Drawer>
  )
}

function ChooseOne({ busy, onStart }: { busy: boolean; onStart: (id: string, device: Device | null) => void }) {
  const { t, i18n } = useTranslation('troubleshooters')
  const categoryName = useCategoryName()
  const { data, isSuccess, isPending, isError, error, refetch } = useInfiniteQuery(troubleshootersQuery)
  const [device, setDevice] = useState<Device | null>(null)
  const items = (data?.pages ?? []).flatMap(({ items }) => items).filter(({ published_version }) => published_version)
  return (
    <div className={classes.choose}>
      <Select
        label={t('run.device')}
        placeholder={t('unknown')}
        clearable
        data={DEVICES.map((value) => ({ value, label: t(`device.${value}`) }))}
        value={device}
        onChange={(value) => setDevice(DEVICES.find((one) => one === value) ?? null)}
      />
      <p className={classes.label}>{t('run.choose')}</p>
      {isPending && [0, 1, 2].map((row) => <Skeleton key={row} height={36} />)}
      {isError && items.length === 0 && <ErrorState error={error} retry={() => void refetch()} />}
      {isSuccess && items.length === 0 && <Text size="sm">{t('run.none')}</Text>}
      {items.map(({ id, titles, slug, category }) => (
        <Button key={id} variant="default" justify="flex-start" disabled={busy} onClick={() => onStart(id, device)}>
          {titles[i18n.language] || titles.en || slug}
          <span className={classes.category}>{categoryName(category)}</span>
        </Button>
      ))}
    </div>
  )
}
