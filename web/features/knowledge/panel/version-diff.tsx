import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { diffQuery } from '../../../lib/queries/knowledge.ts'
import { type DiffRow, withWordChanges } from '../../../lib/word-diff.ts'
import { ErrorState } from '../../../ui/states.tsx'
import classes from './versions.module.css'

interface Props {
  articleId: string
  language: string
  from: number
  to: number
}

/** What is different between two versions: by lines, and within rewritten lines by words. */
export function VersionDiff({ articleId, language, from, to }: Props) {
  const { t } = useTranslation('knowledge')
  const query = useQuery(diffQuery(articleId, language, { from, to }))
  const rows = useMemo(() => folded(withWordChanges(query.data?.lines ?? [])), [query.data])
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Skeleton height={160} radius="md" />
  if (rows.every((row) => row.kind === 'gap')) return <p className={classes.quiet}>{t('versions.same')}</p>
  return (
    <div className={classes.diff} lang={language}>
      {rows.map((row) =>
        row.kind === 'gap' ? (
          <p key={`gap${row.at}`} className={classes.gap}>
            {t('versions.gap', { count: row.count })}
          </p>
        ) : (
          <Line key={row.at} row={row} />
        ),
      )}
    </div>
  )
}

function Line({ row: { kind, parts } }: { row: DiffRow }) {
  const { t } = useTranslation('knowledge')
  const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span'
  return (
    <Tag className={classes.line} data-kind={kind}>
      {kind !== 'same' && <span className="visually-hidden">{t(`versions.${kind}`)} </span>}
      {parts.map(({ text, changed }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line that never changes
        <span key={at} className={changed ? classes.changed : undefined}>
          {text}
        </span>
      ))}
      {parts.length === 0 || (parts.length === 1 && parts[0]?.text === '') ? ' ' : null}
    </Tag>
  )
}

type Shown = (DiffRow & { at: number }) | { kind: 'gap'; count: number; at: number }

/** How many lines around a change help to find the place. */
const AROUND = 2

function folded(rows: readonly DiffRow[]): Shown[] {
  const shown: Shown[] = []
  for (const [at, row] of rows.entries()) {
    const near = rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same')
    const last = shown.at(-1)
    if (near) shown.push({ ...row, at })
    else if (last?.kind === 'gap') last.count++
    else shown.push({ kind: 'gap', count: 1, at })
  }
  return shown
}
