import { Autocomplete, Badge, Button, Modal, Skeleton, Title } from '@mantine/core'
import { IconListTree } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import { useMay } from '../../lib/me.ts'
import {
  makeTroubleshooter,
  type TroubleshooterListed,
  troubleshootersQuery,
} from '../../lib/queries/troubleshooters.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { CATEGORIES, useCategoryName } from './category-name.ts'
import classes from './list.module.css'

/** Every troubleshooter: whether customers can walk it, and how many it has helped. */
export function TroubleshootersPage() {
  const { t } = useTranslation('troubleshooters')
  const may = useMay()
  const query = useInfiniteQuery(troubleshootersQuery)
  const [making, setMaking] = useState(false)
  const items = query.data?.pages.flatMap(({ items }) => items) ?? []
  const make = may('troubleshooter.manage') && <Button onClick={() => setMaking(true)}>{t('make')}</Button>
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <Title order={1}>{t('title')}</Title>
          <p className={classes.intro}>{t('intro')}</p>
        </div>
        {items.length > 0 && make}
      </header>
      {query.isPending && [0, 1, 2].map((row) => <Skeleton key={row} height={64} mb={8} />)}
      {query.isError && items.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <EmptyState
          icon={<IconListTree size={22} stroke={1.5} aria-hidden />}
          title={t('empty')}
          hint={t('empty_hint')}
          action={make}
        />
      )}
      {items.length > 0 && (
        <ul className={classes.rows} aria-label={t('list')}>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button variant="default" mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </div>
  )
}

function Row({ item }: { item: TroubleshooterListed }) {
  const { t, i18n } = useTranslation('troubleshooters')
  const categoryName = useCategoryName()
  const { started, fixed } = item.runs
  const title = item.titles[i18n.language] || item.titles.en || Object.values(item.titles)[0] || item.slug
  return (
    <li>
      <Link {...inKnowledge(`troubleshooters/${item.id}`)} className={classes.row}>
        <span className={classes.matter}>
          <span className={classes.title}>{title}</span>
          <span className={classes.facts}>
            {categoryName(item.category)} · {t('steps', { count: item.steps })} ·{' '}
            {item.languages.join(', ').toUpperCase()} · <TimeAgo at={item.updated_at} />
          </span>
        </span>
        <span className={classes.runs}>
          {started > 0 ? t('runs', { started, percent: Math.round((100 * fixed) / started) }) : t('no_runs')}
        </span>
        <Badge size="sm" variant="light" color={item.state === 'published' ? 'green' : 'gray'}>
          {t(`state.${item.state}`)}
        </Badge>
      </Link>
    </li>
  )
}

/** A category is enough: the first tree is built from what is known of it. */
function MakeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['troubleshooters', 'app'])
  const words = useProblemWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const names = CATEGORIES.map((value) => t(`category_name.${value}`))
  const category = CATEGORIES.find((value) => t(`category_name.${value}`) === typed.trim()) ?? typed.trim()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!category) return
    setBusy(true)
    try {
      const { id } = await makeTroubleshooter(category)
      await client.invalidateQueries({ queryKey: ['troubleshooters', 'list'] })
      await navigate(inKnowledge(`troubleshooters/${id}`))
    } catch (error) {
      sayFailed(t('said.failed'), words(error))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('make')} closeButtonProps={{ 'aria-label': t('app:common.close') }}>
      <form onSubmit={(event) => void submit(event)}>
        <Autocomplete
          data-autofocus
          label={t('category')}
          description={t('category_hint')}
          data={names}
          maxLength={60}
          value={typed}
          onChange={setTyped}
        />
        <p className={classes.intro}>{t('make_hint')}</p>
        <Button type="submit" mt="md" disabled={!category} loading={busy}>
          {t('build')}
        </Button>
      </form>
    </Modal>
  )
}
