import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ArticleSearch, STATUSES, VISIBILITIES } from '../../../lib/knowledge-search.ts'
import { useUsers } from '../../../lib/me.ts'
import { categoriesQuery } from '../../../lib/queries/knowledge.ts'
import { languageName } from '../../../lib/words.ts'
import { categoryName } from '../category-name.ts'
import { useHelpLanguages } from '../text-marks.tsx'
import classes from './articles.module.css'

interface Props {
  search: ArticleSearch
  onChange: (search: ArticleSearch) => void
}

/** Which articles are listed: how they stand, then where, for whom and whose. */
export function ArticleFilters({ search, onChange }: Props) {
  const { t } = useTranslation('knowledge')
  const { status: _status, ...others } = search
  return (
    <search className={classes.filters} aria-label={t('filter.label')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these filter at once */}
      <div className={classes.statuses} role="group" aria-label={t('filter.status')}>
        {[undefined, ...STATUSES].map((status) => (
          <button
            key={status ?? 'all'}
            type="button"
            className={classes.status}
            aria-pressed={search.status === status}
            onClick={() => onChange(status ? { ...others, status } : others)}
          >
            {t(`status.${status ?? 'all'}`)}
          </button>
        ))}
      </div>
      <Picks search={search} onChange={onChange} />
    </search>
  )
}

function Picks({ search, onChange }: Props) {
  const { t, i18n } = useTranslation('knowledge')
  const categories = useQuery(categoriesQuery).data ?? []
  const languages = useHelpLanguages()
  const people = useUsers().filter(({ active, email }) => active && email !== null)
  const pick = (name: keyof ArticleSearch, value: string | null) => {
    const { [name]: _before, ...others } = search
    onChange(value ? { ...others, [name]: value } : others)
  }
  const choices = {
    category: categories.map((one) => ({ value: one.slug, label: categoryName(one, i18n.language) })),
    language: languages.map((code) => ({ value: code, label: languageName(code, i18n.language) })),
    visibility: VISIBILITIES.map((one) => ({ value: one, label: t(`visibility.${one}`) })),
    owner_id: people.map(({ id, name }) => ({ value: id, label: name })),
  }
  const names = ['category', 'language', 'visibility', 'owner_id'] as const
  return (
    <div className={classes.picks}>
      {names.map((name) => (
        <Select
          key={name}
          size="xs"
          className={classes.pick}
          searchable={name === 'category' || name === 'owner_id'}
          aria-label={t(`filter.${name}`)}
          placeholder={t(`filter.${name}`)}
          clearable
          clearButtonProps={{ 'aria-label': t('filter.any', { name: t(`filter.${name}`) }) }}
          data={choices[name]}
          value={search[name] ?? null}
          onChange={(value) => pick(name, value)}
        />
      ))}
      {Object.keys(search).length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}
