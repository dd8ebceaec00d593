import { useTranslation } from 'react-i18next'
import { humanize } from '../../lib/words.ts'

const DEEDS = ['refund', 'discount'] as const

/** What may be granted, in the reader's language. */
export function useGrantWords() {
  const { t, i18n } = useTranslation('escalation')
  const deedName = (deed: string) => {
    const known = DEEDS.find((one) => one === deed)
    return known ? t(`grant.deeds.${known}`) : humanize(deed)
  }
  const unitName = (unit: string) => (unit === 'percent' ? t('grant.percent') : unit)
  const said = ({ deed, amount, unit }: { deed: string; amount: number; unit: string }) =>
    `${deedName(deed)} ${new Intl.NumberFormat(i18n.language).format(amount)} ${unitName(unit)}`
  return { deedName, unitName, said }
}
