import { Button, Popover, Stack, Text, Textarea } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationSuggestion } from '../../../server/domains/escalation/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import { humanize } from '../../lib/words.ts'
import classes from './escalation.module.css'
import { showMessage } from './show-message.ts'
import { useEscalationDeeds } from './use-escalation-deeds.ts'

interface Props {
  ticket: Ticket
  suggestion: EscalationSuggestion
}

/** A reason to hand the ticket up was found: with what spoke for it, to be taken up or dismissed. */
export function SuggestionLine({ ticket, suggestion }: Props) {
  const { t } = useTranslation(['app', 'case', 'escalation'])
  const may = useMay()
  const { decide } = useEscalationDeeds(ticket)
  const [busy, setBusy] = useState(false)
  const accept = async () => {
    setBusy(true)
    await decide(suggestion, { decision: 'accepted' })
    setBusy(false)
  }
  return (
    <div className={classes.line} role="status">
      <IconBulb size={16} stroke={1.5} aria-hidden />
      <span className={classes.text}>
        <b>{t('escalation:suggestion.label')}</b>
        {' · '}
        {criterionName(suggestion.criterion, t)}
      </span>
      <span className={classes.actions}>
        <Evidence suggestion={suggestion} />
        {may('ticket.escalate') && (
          <>
            <Dismiss ticket={ticket} suggestion={suggestion} />
            <Button size="compact-sm" variant="light" loading={busy} onClick={() => void accept()}>
              {t('escalation:suggestion.accept')}
            </Button>
          </>
        )}
      </span>
    </div>
  )
}

const FAMILIES = ['rounds', 'reopened', 'rated', 'complexity', 'impact', 'topic', 'asks'] as const

function Evidence({ suggestion }: { suggestion: EscalationSuggestion }) {
  const { t } = useTranslation(['app', 'escalation'])
  const said = ({ rule, found }: EscalationSuggestion['signals'][number]) => {
    if (found) return t('escalation:suggestion.found', { found })
    if (rule.startsWith('emotion')) return t('escalation:suggestion.signals.frustrated')
    const family = FAMILIES.find((name) => rule.startsWith(name))
    return family ? t(`escalation:suggestion.signals.${family}`) : humanize(rule)
  }
  return (
    <Popover position="bottom-end" width={320} shadow="md" withArrow trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray">
          {t('escalation:suggestion.why')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.evidence}>
          {suggestion.signals.map((signal) => (
            <li key={`${signal.rule} ${signal.found}`}>{said(signal)}</li>
          ))}
        </ul>
        <Text size="xs" c="dimmed">
          {t('escalation:suggestion.sure', { percent: Math.round(suggestion.confidence * 100) })}
        </Text>
        {suggestion.message_id && (
          <Button size="compact-sm" variant="subtle" mt={6} onClick={() => showMessage(suggestion.message_id!)}>
            {t('escalation:suggestion.show')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function Dismiss({ ticket, suggestion }: Props) {
  const { t } = useTranslation(['app', 'escalation'])
  const { decide } = useEscalationDeeds(ticket)
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (await decide(suggestion, { decision: 'dismissed', reason: reason.trim() })) setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} shadow="md" withArrow trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpened((open) => !open)}>
          {t('escalation:suggestion.dismiss')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('escalation:suggestion.dismiss_title')}>
        <Stack gap="xs">
          <Textarea
            label={t('escalation:suggestion.reason')}
            description={t('escalation:suggestion.reason_hint')}
            data-autofocus
            autosize
            minRows={2}
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button size="compact-sm" disabled={!reason.trim()} onClick={() => void submit()}>
            {t('escalation:suggestion.dismiss')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
