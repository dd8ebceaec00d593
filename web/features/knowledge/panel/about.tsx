import { Autocomplete, Button, Select, TagsInput, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconArchive, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, ChangeArticle } from '../../../../server/domains/knowledge/contract.ts'
import { patch, put } from '../../../lib/api.ts'
import { VISIBILITIES } from '../../../lib/knowledge-search.ts'
import { useMay, useUsers } from '../../../lib/me.ts'
import { categoriesQuery } from '../../../lib/queries/knowledge.ts'
import { categoryName } from '../category-name.ts'
import classes from './panel.module.css'
import { Section } from './section.tsx'
import { useArticleAction } from './use-article-action.ts'

const LEVELS = ['beginner', 'intermediate', 'advanced'] as const

/** Who looks after it, until when it counts as checked, who may read it, and where it stands. Each is saved at once. */
export function About({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const { act, busy } = useArticleAction()
  const may = useMay()
  const people = useUsers().filter(({ active, email }) => active && email !== null)
  const change = (changes: ChangeArticle) => void act(() => patch(`/knowledge/articles/${article.id}`, changes))
  const locked = !article.may_change
  return (
    <Section title={t('about.title')}>
      <div className={classes.fields}>
        <Select
          size="xs"
          label={t('about.owner')}
          searchable
          clearable
          readOnly={locked}
          clearButtonProps={{ 'aria-label': t('about.no_owner') }}
          placeholder={t('about.no_owner')}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={article.owner?.id ?? null}
          onChange={(owner_id) => change({ owner_id })}
        />
        <VerifyBy article={article} busy={busy} onChange={change} />
        <Select
          size="xs"
          label={t('about.visibility')}
          description={t(`about.visible_${article.visibility}`)}
          inputWrapperOrder={['label', 'input', 'description']}
          allowDeselect={false}
          readOnly={locked}
          data={VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
          value={article.visibility}
          onChange={(value) => change({ visibility: VISIBILITIES.find((one) => one === value) })}
        />
        <CategoryField key={article.category} article={article} onChange={change} />
        <TagsInput
          size="xs"
          label={t('about.tags')}
          placeholder={article.tags.length === 0 ? t('about.tags_hint') : ''}
          maxTags={30}
          readOnly={locked}
          value={article.tags}
          onChange={(tags) => change({ tags })}
        />
        <Select
          size="xs"
          label={t('about.difficulty')}
          allowDeselect={false}
          readOnly={locked}
          data={LEVELS.map((value) => ({ value, label: t(`difficulty.${value}`) }))}
          value={article.difficulty_level}
          onChange={(value) => change({ difficulty_level: LEVELS.find((one) => one === value) })}
        />
        {may('article.publish') && article.status !== 'archived' && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconArchive size={14} stroke={1.5} aria-hidden />}
            className={classes.archive}
            disabled={busy}
            onClick={() => void act(() => put(`/knowledge/articles/${article.id}/archive`, {}), t('about.archived'))}
          >
            {t('about.archive')}
          </Button>
        )}
      </div>
    </Section>
  )
}

interface FieldProps {
  article: Article
  onChange: (change: ChangeArticle) => void
}

/** Past its day an article is marked and no longer answered from; one press says it is still right. */
function VerifyBy({ article, busy, onChange }: FieldProps & { busy: boolean }) {
  const { t } = useTranslation('knowledge')
  const { act } = useArticleAction()
  return (
    <div className={classes.verify} data-stale={article.stale || undefined}>
      <TextInput
        type="date"
        size="xs"
        label={t('about.verify_by')}
        readOnly={!article.may_change}
        value={article.verify_by ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ verify_by: value || null })}
      />
      {article.may_change && (
        <Button
          size="xs"
          variant={article.stale ? 'filled' : 'default'}
          leftSection={<IconCheck size={14} stroke={1.75} aria-hidden />}
          disabled={busy}
          onClick={() => void act(() => put(`/knowledge/articles/${article.id}/verification`, {}), t('about.verified'))}
        >
          {t('about.still_right')}
        </Button>
      )}
      {article.stale && (
        <p className={classes.stale}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden /> {t('about.stale')}
        </p>
      )}
    </div>
  )
}

function CategoryField({ article, onChange }: FieldProps) {
  const { t, i18n } = useTranslation('knowledge')
  const categories = useQuery(categoriesQuery).data ?? []
  const current = categories.find(({ slug }) => slug === article.category)
  const name = current ? categoryName(current, i18n.language) : article.category
  const [typed, setTyped] = useState<string | null>(null)
  const take = (value: string) => {
    const wanted = value.trim()
    setTyped(null)
    if (!wanted || wanted === name) return
    onChange({ category: categories.find((one) => categoryName(one, i18n.language) === wanted)?.slug ?? wanted })
  }
  return (
    <Autocomplete
      size="xs"
      label={t('about.category')}
      readOnly={!article.may_change}
      data={[...new Set(categories.map((one) => categoryName(one, i18n.language)))]}
      // All of them are offered until something is typed: one looks for another shelf, not for this one.
      filter={typed === null ? ({ options }) => options : undefined}
      value={typed ?? name}
      maxLength={60}
      onChange={setTyped}
      onOptionSubmit={take}
      onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
    />
  )
}
