import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Authenticity } from '../../../server/domains/tickets/contract.ts'
import { AuthenticityIcon } from '../../ui/authenticity-icon.tsx'
import classes from './ledger.module.css'

/** Whether a mail comes from where it says: a shape first, then a colour, always with its words. */
export function AuthenticityMark({ authenticity }: { authenticity: Authenticity | null }) {
  const { t } = useTranslation('mail')
  if (!authenticity) return <span className={classes.mark} />
  const words = t(`authenticity.${authenticity}`)
  return (
    <Tooltip label={words}>
      <span className={classes.mark} data-verdict={authenticity} role="img" aria-label={words}>
        <AuthenticityIcon verdict={authenticity} size={16} />
      </span>
    </Tooltip>
  )
}
