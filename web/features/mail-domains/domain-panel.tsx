import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailDomain } from '../../../server/domains/channels/mail/contract.ts'
import { post } from '../../lib/api.ts'
import { mailDomainsQuery } from '../../lib/queries/accounts.ts'
import { relative } from '../../lib/time.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import classes from './domains.module.css'
import { NewKey } from './new-key.tsx'
import { RecordCard } from './record-card.tsx'

interface Props {
  domain: MailDomain
  mayChange: boolean
}

/** One domain: whether its mail is signed, and its records one by one. */
export function DomainPanel({ domain, mayChange }: Props) {
  const { t, i18n } = useTranslation(['accounts', 'app'])
  const words = useProblemWords()
  const now = useNow()
  const client = useQueryClient()
  const [isNew, setNew] = useState(false)
  const { domain: name, records, signs, checked_at } = domain
  const check = useMutation({
    mutationFn: () => post<MailDomain>(`/mail/domains/${encodeURIComponent(name)}/checks`, {}),
    onSuccess: async () => {
      setNew(true)
      await client.invalidateQueries({ queryKey: mailDomainsQuery.queryKey })
    },
    onError: (error) => sayFailed(t('app:error.change'), words(error)),
  })
  const open = records.filter(({ state }) => state !== 'ok').length
  const Icon = signs ? IconShieldCheck : IconShieldOff
  const checked = checked_at
    ? t('domains.checked', { time: relative(checked_at, now, i18n.language) })
    : t('domains.never')
  return (
    <section className={classes.domain} aria-label={name}>
      <header className={classes.head}>
        <div className={classes.title}>
          <h2>{name}</h2>
          <p className={classes.signs} data-signs={signs}>
            <Icon size={16} stroke={1.5} aria-hidden />
            {t(signs ? 'domains.signs' : 'domains.signs_not')}
          </p>
        </div>
        <p className={classes.quiet}>
          {checked}
          {checked_at && <> · {open === 0 ? t('domains.all_ok') : t('domains.some_left', { count: open })}</>}
        </p>
        {mayChange && (
          <div className={classes.actions}>
            <NewKey domain={domain} />
            <Button loading={check.isPending} onClick={() => check.mutate()}>
              {t('domains.check')}
            </Button>
          </div>
        )}
      </header>
      <p className="visually-hidden" role="status">
        {isNew &&
          !check.isPending &&
          t('domains.result', { domain: name, ok: records.length - open, count: records.length })}
      </p>
      {records.map((record) => (
        <RecordCard key={record.name} record={record} domain={name} isNext={isNextKey(domain, record.name)} />
      ))}
    </section>
  )
}

/** The key that follows the one in use: its name has another selector. */
const isNextKey = ({ domain, selector, records }: MailDomain, name: string) =>
  records.some((record) => record.name === name && record.purpose === 'dkim') &&
  name !== `${selector}._domainkey.${domain}`
