import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerDetail } from '../../../server/domains/channels/mail/contract.ts'
import { getStart } from '../../lib/api.ts'
import { rawMailUrl } from '../../lib/queries/mail-of-ticket.ts'
import { rawText } from '../../lib/raw-text.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { fileSize } from '../../lib/words.ts'
import classes from './mail-drawer.module.css'

/** What is shown at most; a mail can be as large as 50 MB. */
const SHOWN_BYTES = 200_000

/** The mail as it came, fetched when somebody asks for it. */
export function RawMail({ mail }: { mail: LedgerDetail }) {
  const { t, i18n } = useTranslation('mail')
  const words = useProblemWords()
  const [shown, setShown] = useState(false)
  const raw = useQuery({
    queryKey: ['raw-mail', mail.id],
    queryFn: async ({ signal }) => rawText(await getStart(`/mail/ledger/${mail.id}/raw`, SHOWN_BYTES, signal)),
    enabled: shown,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const size = (bytes: number) => fileSize(bytes, i18n.language)
  return (
    <section className={classes.section} aria-label={t('detail.raw')}>
      <h3>{t('detail.raw')}</h3>
      <p className={classes.quiet}>{t('detail.raw_hint')}</p>
      <Group gap="xs" mt={8}>
        {!raw.data && (
          <Button
            variant="default"
            size="xs"
            loading={raw.isFetching}
            onClick={() => (shown ? void raw.refetch() : setShown(true))}
          >
            {t('detail.raw_show')}
          </Button>
        )}
        <Button variant="default" size="xs" component="a" href={rawMailUrl(mail.id)} download={`${mail.id}.eml`}>
          {t('detail.raw_all')} ({size(mail.size)})
        </Button>
      </Group>
      {raw.isError && (
        <p className={classes.trouble} role="alert">
          {words(raw.error)}
        </p>
      )}
      {raw.data && mail.size > SHOWN_BYTES && (
        <p className={classes.quiet}>{t('detail.raw_part', { size: size(SHOWN_BYTES), total: size(mail.size) })}</p>
      )}
      {raw.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={classes.raw} tabIndex={0} aria-label={t('detail.raw_label')}>
          <pre>{raw.data}</pre>
        </section>
      )}
    </section>
  )
}
