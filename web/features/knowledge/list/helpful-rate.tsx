import { useTranslation } from 'react-i18next'
import type { ArticleListed } from '../../../../server/domains/knowledge/contract.ts'
import { percentOf } from '../../../lib/words.ts'

const quiet = { color: 'var(--sr-text-3)', fontSize: 12, fontWeight: 400 }

/** The share with how many votes it stands on; without votes nothing is known. */
export function HelpfulRate({ article }: { article: Pick<ArticleListed, 'helpful_votes' | 'unhelpful_votes'> }) {
  const { t, i18n } = useTranslation('knowledge')
  const { helpful_votes, unhelpful_votes } = article
  const votes = helpful_votes + unhelpful_votes
  if (votes === 0) return <span style={quiet}>–</span>
  return (
    <span title={t('list.helpful_of', { helpful: helpful_votes, votes })}>
      {percentOf(helpful_votes / votes, i18n.language)} <small style={quiet}>n={votes}</small>
    </span>
  )
}
