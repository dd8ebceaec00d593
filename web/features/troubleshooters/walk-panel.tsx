import { Button, Select } from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { previewQuery, type TroubleshooterContent } from '../../lib/queries/troubleshooters.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './editor.module.css'
import { WalkedStep } from './walked-step.tsx'
import { DEVICES, PLANS } from './when-field.tsx'

interface Props {
  content: TroubleshooterContent
  language: string
  /** The step one stands at, so that the tree can show it. */
  onStep: (id: string) => void
}

/** Walks the tree as it is being written, as somebody with this plan on this device. Nothing of it is kept. */
export function WalkPanel({ content, language, onStep }: Props) {
  const { t } = useTranslation('troubleshooters')
  const [plan, setPlan] = useState<(typeof PLANS)[number] | null>('free')
  const [device, setDevice] = useState<(typeof DEVICES)[number] | null>('web')
  const [answers, setAnswers] = useState<{ step: string; answer: string }[]>([])
  const { languages, titles, intros, decision_tree } = content
  const walk = useQuery(
    previewQuery({ languages, titles, intros, decision_tree, language, plan, device, answers, tried: [] }),
  )
  const stands = walk.data?.step?.id ?? null
  const show = useRef(onStep)
  show.current = onStep
  useEffect(() => {
    if (stands) show.current(stands)
  }, [stands])
  const select = { size: 'xs', clearable: true, placeholder: t('unknown') } as const
  return (
    <div className={classes.fields}>
      <div className={classes.pair}>
        <Select
          {...select}
          label={t('walk.plan')}
          data={PLANS.map((value) => ({ value, label: t(`plan.${value}`) }))}
          value={plan}
          onChange={(value) => {
            setPlan(PLANS.find((one) => one === value) ?? null)
            setAnswers([])
          }}
        />
        <Select
          {...select}
          label={t('walk.device')}
          data={DEVICES.map((value) => ({ value, label: t(`device.${value}`) }))}
          value={device}
          onChange={(value) => {
            setDevice(DEVICES.find((one) => one === value) ?? null)
            setAnswers([])
          }}
        />
      </div>
      {walk.isError && !walk.data && <ErrorState error={walk.error} retry={() => void walk.refetch()} />}
      {walk.data && (
        <WalkedStep
          walk={walk.data}
          busy={walk.isFetching}
          onAnswer={(step, answer) => setAnswers([...answers, { step, answer }])}
          onBack={(position) => {
            const asked = walk.data.path.filter((one) => one.position < position && !one.skipped)
            setAnswers(asked.map(({ step, answer }) => ({ step, answer: answer ?? '' })))
          }}
        />
      )}
      {answers.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconRotate size={14} stroke={1.5} aria-hidden />}
          onClick={() => setAnswers([])}
        >
          {t('walk.again')}
        </Button>
      )}
    </div>
  )
}
