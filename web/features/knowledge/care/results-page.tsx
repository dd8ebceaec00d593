import { useTranslation } from 'react-i18next'
import { KnowledgePage } from '../knowledge-page.tsx'
import { DeflectionPart } from './deflection-part.tsx'
import { EffectPart } from './effect-part.tsx'
import { PerformancePart } from './performance-part.tsx'

/** What articles are worth: who found their answer without writing, what is asked less, and which articles are read. */
export function ResultsPage() {
  const { t } = useTranslation('knowledge')
  return (
    <KnowledgePage title={t('place.results')} intro={t('results.intro')}>
      <DeflectionPart />
      <EffectPart />
      <PerformancePart />
    </KnowledgePage>
  )
}
