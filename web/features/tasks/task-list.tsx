import { Button, Skeleton } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import type { TaskSearch } from '../../lib/task-search.ts'
import { useNow } from '../../lib/use-now.ts'
import type { TaskVerbs } from '../../lib/use-steady-tasks.ts'
import { CommandCaps } from '../../ui/key-caps.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { FoldRow } from './fold-row.tsx'
import { TaskRow } from './task-row.tsx'
import { type Group, groupsOf } from './task-rows.ts'
import classes from './tasks.module.css'

interface Props {
  list: RefObject<HTMLDivElement | null>
  tasks: Task[]
  search: TaskSearch
  verbs: TaskVerbs
  onOpen: (id: string) => void
  query: {
    isPending: boolean
    isPlaceholderData: boolean
    isError: boolean
    error: unknown
    refetch: () => unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
}

export function TaskList({ list, tasks, search, verbs, onOpen, query }: Props) {
  const { t } = useTranslation(['tasks', 'app'])
  const now = useNow()
  if (query.isPending) return <Loading />
  if (query.isError && tasks.length === 0) return <ErrorState error={query.error} retry={() => query.refetch()} />
  if (tasks.length === 0) return <Nothing search={search} />
  const withOwner = search.whose !== undefined
  const ended = search.state !== undefined
  return (
    <div ref={list} className={classes.list} aria-busy={query.isPlaceholderData} data-mine={!withOwner || undefined}>
      {ended ? (
        <ul className={classes.rows} aria-label={t('list')}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} verbs={verbs} onOpen={onOpen} />
          ))}
        </ul>
      ) : (
        groupsOf(tasks, now).map((group) => <Section key={group.name} group={group} verbs={verbs} onOpen={onOpen} />)
      )}
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Section({ group, verbs, onOpen }: { group: Group } & Pick<Props, 'verbs' | 'onOpen'>) {
  const { t, i18n } = useTranslation('tasks')
  const { name, open, rows } = group
  return (
    <section aria-labelledby={`tasks-${name}`} className={classes.group}>
      <h2 id={`tasks-${name}`} data-group={name}>
        {t(`group.${name}`)}
        <span className="tabular">
          <span aria-hidden="true">{open.toLocaleString(i18n.language)}</span>
          <span className="visually-hidden">{t('count', { count: open })}</span>
        </span>
      </h2>
      <ul className={classes.rows}>
        {rows.map(({ task, fold }) =>
          task ? (
            <TaskRow key={task.id} task={task} verbs={verbs} onOpen={onOpen} />
          ) : (
            <FoldRow key={fold.id} fold={fold} verbs={verbs} onOpen={onOpen} />
          ),
        )}
      </ul>
    </section>
  )
}

/** As high as the rows that come. */
function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.group} role="status" aria-label={t('common.loading')}>
      <div className={classes.placeholderHead}>
        <Skeleton height={10} width={72} radius="sm" />
      </div>
      {[62, 48, 70, 55, 40, 66].map((width) => (
        <div key={width} className={classes.placeholder}>
          <Skeleton height={18} circle />
          <Skeleton height={11} width={`${width}%`} radius="sm" />
        </div>
      ))}
    </div>
  )
}

function Nothing({ search }: { search: TaskSearch }) {
  const { t } = useTranslation('tasks')
  const icon = <IconChecklist size={22} stroke={1.5} aria-hidden />
  if (search.kind || search.unowned) return <EmptyState icon={icon} title={t('empty.filter')} />
  const name = search.state === 'done' || search.state === 'skipped' ? search.state : (search.whose ?? 'mine')
  return (
    <EmptyState
      icon={icon}
      title={t(`empty.${name}`)}
      hint={name === 'mine' ? <Hint text={t('empty.mine_hint', { key: '|' })} /> : t(`empty.${name}_hint`)}
    />
  )
}

/** The key stands where the sentence wants it. */
function Hint({ text }: { text: string }) {
  const [before, after] = text.split('|')
  return (
    <>
      {before}
      <CommandCaps keys="c" />
      {after}
    </>
  )
}
