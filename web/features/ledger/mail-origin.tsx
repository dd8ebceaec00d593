import { IconCheck, IconHelp, IconMinus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthResult, LedgerDetail, MailAuthentication } from '../../../server/domains/channels/mail/contract.ts'
import { AuthenticityMark } from './authenticity-mark.tsx'
import classes from './mail-drawer.module.css'

/** Whether the mail comes from where it says: the verdict first, then each check in plain words with its technical result. */
export function MailOrigin({ mail: { authentication } }: { mail: LedgerDetail }) {
  const { t } = useTranslation('mail')
  const domain = authentication?.from_domain || t('detail.domain_unknown')
  return (
    <section className={classes.section} aria-label={t('detail.origin')}>
      <h3>{t('detail.origin')}</h3>
      <p className={classes.verdict}>
        <AuthenticityMark authenticity={authentication?.verdict ?? null} />
        {t(`detail.origin_says.${authentication?.verdict ?? 'not_checked'}`, { domain })}
      </p>
      {authentication && (
        <>
          <ul className={classes.checks}>
            <Sender found={authentication} />
            <Signatures found={authentication} />
            <Policy found={authentication} />
          </ul>
          <p className={classes.quiet}>{t('detail.checked_by', { name: authentication.checked_by })}</p>
        </>
      )}
    </section>
  )
}

function Sender({ found: { spf } }: { found: MailAuthentication }) {
  const { t } = useTranslation('mail')
  const domain = spf.domain || t('detail.domain_unknown')
  return (
    <Check title={t('detail.spf')} result={spf.result} technical={line('spf', spf, spf.domain)}>
      {t(`detail.spf_says.${spf.result}`, { domain })}
    </Check>
  )
}

function Signatures({ found: { dkim } }: { found: MailAuthentication }) {
  const { t } = useTranslation('mail')
  if (dkim.length === 0) {
    return (
      <Check title={t('detail.dkim')} result="none" technical="dkim=none">
        {t('detail.dkim_none')}
      </Check>
    )
  }
  return dkim.map(({ result, domain, selector, aligned, detail }, index) => (
    <Check
      // biome-ignore lint/suspicious/noArrayIndexKey: signatures keep their order, and two may be alike
      key={index}
      title={t('detail.dkim')}
      result={result}
      technical={line('dkim', { result, detail }, domain && `${domain}${selector ? ` s=${selector}` : ''}`)}
    >
      {t(`detail.dkim_says.${result}`, { domain: domain || t('detail.domain_unknown') })}{' '}
      {result === 'pass' && t(aligned ? 'detail.aligned' : 'detail.not_aligned')}
    </Check>
  ))
}

function Policy({ found: { dmarc } }: { found: MailAuthentication }) {
  const { t } = useTranslation('mail')
  const domain = dmarc.domain || t('detail.domain_unknown')
  const wish = dmarc.policy ? `p=${dmarc.policy}` : null
  return (
    <Check
      title={t('detail.dmarc')}
      result={dmarc.result}
      technical={line('dmarc', dmarc, [dmarc.domain, wish].filter(Boolean).join(' '))}
    >
      {t(`detail.dmarc_says.${dmarc.result}`, { domain })}{' '}
      {dmarc.result === 'fail' && dmarc.policy && t(`detail.policy.${dmarc.policy}`)}
    </Check>
  )
}

/** As a mail header would say it (RFC 8601). */
const line = (
  method: string,
  { result, detail }: { result: AuthResult; detail: string | null },
  about: string | null,
) => [`${method}=${result}`, about, detail && `(${detail})`].filter(Boolean).join(' ')

const looks = {
  pass: { tone: 'good', Icon: IconCheck },
  fail: { tone: 'danger', Icon: IconX },
  permerror: { tone: 'warn', Icon: IconX },
  softfail: { tone: 'warn', Icon: IconHelp },
  policy: { tone: 'warn', Icon: IconHelp },
  temperror: { tone: 'quiet', Icon: IconHelp },
  neutral: { tone: 'quiet', Icon: IconMinus },
  none: { tone: 'quiet', Icon: IconMinus },
} satisfies Record<AuthResult, { tone: string; Icon: typeof IconCheck }>

interface CheckProps {
  title: string
  result: AuthResult
  technical: string
  children: ReactNode
}

function Check({ title, result, technical, children }: CheckProps) {
  const { tone, Icon } = looks[result]
  return (
    <li className={classes.check}>
      <span className={classes.checkMark} data-tone={tone}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </span>
      <div>
        <p className={classes.checkTitle}>{title}</p>
        <p>{children}</p>
        <code className={classes.technical}>{technical}</code>
      </div>
    </li>
  )
}
