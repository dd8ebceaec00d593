import { Tooltip } from '@mantine/core'
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Authenticity } from '../../../server/domains/tickets/contract.ts'
import classes from './ledger.module.css'

const icons = { pass: IconShieldCheck, fail: IconShieldX, none: IconShieldQuestion, unknown: IconShieldQuestion }

/** Whether a mail comes from where it says: a shape first, then a colour, always with its words. */
export function AuthenticityMark({ authenticity }: { authenticity: Authenticity | null }) {
  const { t } = useTranslation('mail')
  if (!authenticity) return <span className={classes.mark} />
  const Icon = icons[authenticity]
  const words = t(`authenticity.${authenticity}`)
  return (
    <Tooltip label={words}>
      <span className={classes.mark} data-verdict={authenticity} role="img" aria-label={words}>
        <Icon size={16} stroke={1.5} aria-hidden />
      </span>
    </Tooltip>
  )
}
