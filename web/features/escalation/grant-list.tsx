import { useTranslation } from 'react-i18next'
import type { Grant } from '../../../server/domains/escalation/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import classes from './escalation.module.css'
import { useGrantWords } from './use-grant-words.ts'

/** What was granted, by whom and by which authority. */
export function GrantList({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation('escalation')
  const { said } = useGrantWords()
  return (
    <ul className={classes.evidence}>
      {grants.map((grant) => (
        <li key={grant.id}>
          {said(grant)}
          <span className={classes.quiet}>
            {' '}
            {t('card.by_authority', {
              name: grant.granted_by?.name ?? '–',
              tier: grant.tier ? frameworkName(grant.tier) : t('call.management'),
            })}
            {grant.note && ` · ${grant.note}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
