import { Anchor } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { DnsRecord as DnsRecordShape } from '../../../server/domains/channels/mail/contract.ts'
import { useAdvice } from '../../lib/use-advice.ts'
import { CopyBlock } from './copy-block.tsx'
import { labelBelow, quotedParts } from './dns-text.ts'
import classes from './domains.module.css'

type DnsRecord = z.infer<typeof DnsRecordShape>

const icons = { ok: IconCircleCheck, missing: IconCircleX, wrong: IconAlertTriangle, unknown: IconCircleDashed }

interface Props {
  record: DnsRecord
  domain: string
  isNext: boolean
}

/** One record: how it stands, what to publish, what is there. One that is in order keeps to itself. */
export function RecordCard({ record, domain, isNext }: Props) {
  const { t } = useTranslation('accounts')
  const words = useAdvice()
  const { purpose, state, advice } = record
  const bodyId = useId()
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const isShown = isOpen ?? state !== 'ok'
  const Icon = icons[state]
  return (
    <article className={classes.card} data-state={state}>
      <header className={classes.cardHead}>
        <Icon size={18} stroke={1.5} aria-hidden />
        <div className={classes.cardWords}>
          <h3>
            {t(`domains.purpose.${purpose}.name`)}
            {isNext && <span className={classes.next}> · {t('domains.next_key')}</span>}
          </h3>
          <p className={classes.quiet}>{t(`domains.purpose.${purpose}.says`)}</p>
        </div>
        <span className={classes.state}>{t(`domains.state.${state}`)}</span>
      </header>
      <p className={classes.advice}>{words(advice)}</p>
      <Anchor
        component="button"
        type="button"
        className={classes.toggle}
        aria-expanded={isShown}
        aria-controls={bodyId}
        onClick={() => setOpen(!isShown)}
      >
        {t(isShown ? 'domains.hide' : 'domains.show')}
      </Anchor>
      <div id={bodyId} hidden={!isShown}>
        {isShown && <RecordBody record={record} domain={domain} />}
      </div>
    </article>
  )
}

function RecordBody({ record, domain }: { record: DnsRecord; domain: string }) {
  const { t } = useTranslation('accounts')
  const { state, name, value, found } = record
  const parts = quotedParts(value)
  return (
    <div className={classes.body}>
      <h4 className={classes.bodyTitle}>{t(state === 'ok' ? 'domains.published' : 'domains.publish')}</h4>
      <CopyBlock
        label={t('domains.name')}
        value={name}
        hint={t('domains.name_hint', { domain, label: labelBelow(name, domain) })}
      />
      <CopyBlock
        label={t('domains.value')}
        value={value}
        also={
          parts === null
            ? undefined
            : { label: t('domains.copy_parts'), value: parts, hint: t('domains.copy_parts_hint') }
        }
      />
      {state !== 'unknown' && state !== 'ok' && (
        <div>
          <p className={classes.fieldLabel}>{t('domains.found')}</p>
          {found.length === 0 ? (
            <p className={classes.quiet}>{t('domains.found_nothing')}</p>
          ) : (
            found.map((text) => (
              <code key={text} className={classes.code}>
                {text}
              </code>
            ))
          )}
        </div>
      )}
    </div>
  )
}
