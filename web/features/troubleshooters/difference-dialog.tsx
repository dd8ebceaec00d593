import { Button, Modal, SegmentedControl, Select, Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { differenceQuery, restoreVersion, type VersionDifference } from '../../lib/queries/troubleshooters.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './difference.module.css'
import { DifferenceList } from './difference-list.tsx'
import { DifferenceTree } from './difference-tree.tsx'
import type { Editor } from './use-editor.ts'

interface Props {
  editor: Editor
  language: string
  disabled: boolean
  version: number
  /** What customers walk now. */
  in_force: number | null
  onClose: () => void
}

/** What a version has that another one has not: in words or in the tree, and the way back to it. */
export function DifferenceDialog({ editor, language, disabled, version, in_force, onClose }: Props) {
  const { t } = useTranslation(['troubleshooters', 'app'])
  const { base } = editor
  const narrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const others = comparable({ version, in_force, newest: base.version })
  const [from, setFrom] = useState(others[0]!.number)
  const [shown, setShown] = useState<'words' | 'tree'>('words')
  const { data, isError, error, refetch } = useQuery(differenceQuery(base.id ?? '', { from, to: version }))
  const isSame = data?.about.length === 0 && data.steps.length === 0
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      fullScreen={narrow}
      title={t('difference.of', { number: version })}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <div className={classes.head}>
        <Select
          size="xs"
          aria-label={t('difference.against')}
          allowDeselect={false}
          data={others.map(({ number, what }) => ({
            value: String(number),
            label: t(`difference.compared.${what}`, { number }),
          }))}
          value={String(from)}
          onChange={(value) => setFrom(Number(value ?? from))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('difference.shown')}
          data={(['words', 'tree'] as const).map((value) => ({ value, label: t(`difference.${value}`) }))}
          value={shown}
          onChange={(value) => setShown(value === 'tree' ? 'tree' : 'words')}
        />
      </div>
      {isError && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !isError && <Skeleton height={200} radius="md" />}
      {data && (
        <>
          <p className={classes.sum} role="status">
            {isSame ? t('difference.same') : <Sum difference={data} />}
          </p>
          {shown === 'tree' ? (
            <DifferenceTree difference={data} language={language} />
          ) : (
            <DifferenceList difference={data} language={language} />
          )}
        </>
      )}
      {!disabled && version !== base.version && <Restore editor={editor} version={version} onDone={onClose} />}
    </Modal>
  )
}

function Sum({ difference: { steps } }: { difference: VersionDifference }) {
  const { t } = useTranslation('troubleshooters')
  const marks = ['added', 'changed', 'removed'] as const
  const counts = marks.map((mark) => ({ mark, count: steps.filter(({ change }) => change === mark).length }))
  const told = counts.filter(({ count }) => count > 0).map(({ mark, count }) => t(`difference.sum.${mark}`, { count }))
  return told.length > 0 ? told.join(' · ') : t('difference.sum_none')
}

/** What is not saved would be lost by it, so it waits until that is. */
function Restore({ editor, version, onDone }: { editor: Editor; version: number; onDone: () => void }) {
  const { t } = useTranslation('troubleshooters')
  const { base, attempt, take, dirty, busy } = editor
  const restore = async () => {
    const done = await attempt(async () => {
      take(await restoreVersion(base.id ?? '', version, base.version))
      return t('said.restored', { number: version })
    })
    if (done) onDone()
  }
  return (
    <div className={classes.foot}>
      <p>{dirty ? t('difference.save_first') : t('difference.restore_hint', { number: base.version + 1 })}</p>
      <Button disabled={dirty} loading={busy} onClick={() => void restore()}>
        {t('difference.restore', { number: version })}
      </Button>
    </div>
  )
}

interface Comparable {
  number: number
  what: 'nothing' | 'before' | 'in_force' | 'newest'
}

/** The one before it first; then what customers walk, and what is being written. None stands there twice. */
function comparable(of: { version: number; in_force: number | null; newest: number }): Comparable[] {
  const { version, in_force, newest } = of
  const before: Comparable = { number: version - 1, what: version === 1 ? 'nothing' : 'before' }
  const all: Comparable[] = [before]
  if (in_force !== null) all.push({ number: in_force, what: 'in_force' })
  all.push({ number: newest, what: 'newest' })
  return all.filter(({ number }, at) => number !== version && all.findIndex((one) => one.number === number) === at)
}
