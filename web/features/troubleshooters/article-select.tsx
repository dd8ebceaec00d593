import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../lib/api.ts'

interface Listed {
  id: string
  title: string
}

interface Props {
  article_id: string | null
  /** What the chosen one was called when the tree was loaded. */
  known: Record<string, string>
  disabled: boolean
  error: string | null
  onChange: (id: string | null, title: string | null) => void
}

/** Looks an article up by its words; without any, those that were changed last. */
export function ArticleSelect({ article_id, known, disabled, error, onChange }: Props) {
  const { t } = useTranslation('troubleshooters')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data = [] } = useQuery({
    queryKey: ['knowledge', 'choose', q],
    queryFn: async ({ signal }) => {
      const path = q ? '/knowledge/search' : '/knowledge/articles'
      const query = q ? { q, limit: 10 } : { status: 'published', limit: 20 }
      return (await get<{ items: Listed[] }>(path, { query, signal })).items
    },
    staleTime: 30_000,
  })
  const chosen = article_id ? [{ value: article_id, label: known[article_id] ?? '–' }] : []
  const found = data.filter(({ id }) => id !== article_id).map(({ id, title }) => ({ value: id, label: String(title) }))
  return (
    <Select
      label={t('panel.article')}
      description={t('panel.article_hint')}
      searchable
      disabled={disabled}
      error={error}
      data={[...chosen, ...found]}
      filter={({ options }) => options}
      value={article_id}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id, data.find((one) => one.id === id)?.title ?? null)}
    />
  )
}
