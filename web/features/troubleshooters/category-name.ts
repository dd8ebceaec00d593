import { useTranslation } from 'react-i18next'

/** What new ones are mostly about: the categories tickets have. */
export const CATEGORIES = ['technical', 'billing', 'account', 'feature_request'] as const

/** A category in words where it is one of tickets; else as it was written. */
export function useCategoryName() {
  const { t } = useTranslation('troubleshooters')
  return (category: string): string => {
    const known = CATEGORIES.find((one) => one === category)
    return known ? t(`category_name.${known}`) : category
  }
}
