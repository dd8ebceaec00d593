import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addChanges } from '../../lib/macro-changes.ts'
import { filledMacro, type Macro, macrosQuery } from '../../lib/queries/macros.ts'
import { recentMacros, rememberMacro } from '../../lib/recent-macros.ts'
import { best } from '../../lib/suggest.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { OptionList } from './option-list.tsx'
import type { SourceProps } from './suggestions.tsx'
import { useArticleOptions } from './use-article-options.tsx'

const MOST = 50

/** Macros for what is being written: a reply's are not offered in a note, nor the other way round. Articles stand below. */
export function MacroOptions({ trigger, ticket, kind, list, put }: SourceProps) {
  const { t } = useTranslation('macros')
  const words = useProblemWords()
  const query = useQuery(macrosQuery)
  const fitting = lastUsedFirst((query.data ?? []).filter((macro) => macro.kind === kind))
  const found = best(fitting, trigger.query, ({ name }) => [name]).slice(0, MOST)

  const pick = async (macro: Macro) => {
    try {
      const { text_with_gaps, changes } = await filledMacro(ticket.id, macro.id)
      put(text_with_gaps, trigger)
      addChanges(ticket.id, kind, changes)
      rememberMacro(macro.id)
    } catch (error) {
      sayFailed(t('not_filled', { name: macro.name }), words(error))
    }
  }
  const articles = useArticleOptions({ trigger, ticket, kind, put })
  const macros = found.map((macro) => ({
    id: macro.id,
    label: macro.name,
    hint: firstWords(macro, ticket.language),
    pick: () => void pick(macro),
  }))
  const options = [...macros, ...articles]
  // Once something is typed behind the sign that no macro is called, it is text.
  const asking = trigger.query === ''
  return (
    <OptionList
      label={t('macros')}
      options={options}
      list={list}
      empty={asking && <Nothing state={query.status} kind={kind} />}
      footer={macros.length > 0 && <Link to="/settings/macros">{t('manage')}</Link>}
    />
  )
}

function Nothing({ state, kind }: { state: 'pending' | 'error' | 'success'; kind: 'reply' | 'note' }) {
  const { t } = useTranslation(['macros', 'app'])
  if (state === 'pending') return t('app:common.loading')
  if (state === 'error') return t('not_loaded')
  return (
    <>
      {t(`none_${kind}`)} <Link to="/settings/macros">{t('make_first')}</Link>
    </>
  )
}

/** How it begins; what will be filled in is not known yet. */
const firstWords = ({ texts }: Macro, language: string | null) => {
  const text = texts[language ?? ''] ?? texts.en ?? Object.values(texts)[0] ?? ''
  return text
    .replaceAll(/\{\{[^{}]*\}\}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 90)
}

function lastUsedFirst(macros: Macro[]): Macro[] {
  const recent = recentMacros()
  const place = ({ id }: Macro) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return macros.toSorted((a, b) => place(a) - place(b))
}
