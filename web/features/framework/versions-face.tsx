import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameworkVersion } from '../../../server/domains/framework/contract.ts'
import type { FrameworkSearch } from '../../lib/framework-search.ts'
import { ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './framework.module.css'
import { diffQuery, versionsQuery } from './framework-queries.ts'
import { ChangeList } from './review/change-list.tsx'
import { TextDiff } from './review/text-diff.tsx'
import { useAuthor } from './use-author.ts'
import { useRollBack } from './use-put-framework.ts'

interface Props {
  inForce: number
  canChange: boolean
  onGo: (search: FrameworkSearch) => void
}

/** Who changed what, when and why, newest first; each can be brought back. */
export function VersionsFace(props: Props) {
  const { t } = useTranslation('framework')
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  return (
    <ol className={classes.versions}>
      {cursors.map((cursor, index) => (
        <Page
          key={cursor ?? 'first'}
          {...props}
          cursor={cursor}
          isLast={index === cursors.length - 1}
          more={t('versions.more')}
          onMore={(next) => setCursors([...cursors, next])}
        />
      ))}
    </ol>
  )
}

interface PageProps extends Props {
  cursor: string | undefined
  isLast: boolean
  more: string
  onMore: (cursor: string) => void
}

function Page({ cursor, isLast, more, onMore, ...props }: PageProps) {
  const query = useQuery(versionsQuery(cursor))
  if (query.isPending)
    return (
      <li>
        <Skeleton height={120} />
      </li>
    )
  if (query.isError)
    return (
      <li>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </li>
    )
  const { items, next_cursor } = query.data
  return (
    <>
      {items.map((version) => (
        <VersionRow key={version.id} version={version} {...props} />
      ))}
      {isLast && next_cursor && (
        <li>
          <Button variant="default" onClick={() => onMore(next_cursor)}>
            {more}
          </Button>
        </li>
      )}
    </>
  )
}

function VersionRow({ version, inForce, canChange, onGo }: Props & { version: FrameworkVersion }) {
  const { t } = useTranslation('framework')
  const authorOf = useAuthor()
  const rollBack = useRollBack()
  const [isOpen, setOpen] = useState(false)
  const { number, note, restores, created_at } = version
  const isInForce = number === inForce
  return (
    <li className={classes.versionRow}>
      <div className={classes.versionHead}>
        <h2>{t('versions.number', { number })}</h2>
        {isInForce && <span className={classes.badge}>{t('versions.in_force')}</span>}
        <span className={classes.meta}>
          {authorOf(version)} · <TimeAgo at={created_at} style="words" />
          {restores !== null && <> · {t('versions.restores', { number: restores })}</>}
        </span>
      </div>
      {note && <p className={classes.note}>{note}</p>}
      <Group gap="xs" mt={6} ml={-8}>
        <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('versions.hide') : t('versions.show')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onGo({ face: 'yaml', version: number })}>
          {t('versions.text')}
        </Button>
        {canChange && !isInForce && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={rollBack.isPending}
            onClick={() => rollBack.mutate({ number, based_on: inForce })}
          >
            {t('versions.roll_back')}
          </Button>
        )}
      </Group>
      {isOpen && <Difference number={number} />}
    </li>
  )
}

function Difference({ number }: { number: number }) {
  const { t } = useTranslation('framework')
  const query = useQuery(diffQuery(number))
  if (query.isPending) return <Skeleton height={80} mt="xs" />
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (query.data.before === null) return <p className={classes.meta}>{t('versions.first')}</p>
  return (
    <div className={classes.difference}>
      <ChangeList changes={query.data.changes} />
      <TextDiff lines={query.data.lines} />
    </div>
  )
}
