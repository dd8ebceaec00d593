import { Drawer } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../lib/commands.ts'
import {
  dropOffQuery,
  type Fault,
  faultsQuery,
  type StepKind,
  type Troubleshooter,
} from '../../lib/queries/troubleshooters.ts'
import { sayUndoable } from '../../lib/toasts.tsx'
import { DropOffLine } from './drop-off-line.tsx'
import classes from './editor.module.css'
import { EditorBar } from './editor-bar.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { type Panel, SidePanel } from './side-panel.tsx'
import { focusStepTitle } from './step-panel.tsx'
import { useStepWords } from './step-words.ts'
import { AddHere, TreeCanvas, type TreeProps } from './tree-canvas.tsx'
import { addStep, deleteStep, type Slot, waysOn } from './tree-edit.ts'
import { TreeOutline } from './tree-outline.tsx'
import { useEditor } from './use-editor.ts'

const FAULTS_AFTER_MS = 250
const NO_FAULTS: Fault[] = []

/** Puts the cursor on a step of the tree, once it is drawn. */
const focusCard = (id: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus())

/** The tree and what lies beside it: faults are found while it is written. */
export function TroubleshooterEditor({ kept }: { kept: Troubleshooter }) {
  const { t, i18n } = useTranslation('troubleshooters')
  const editor = useEditor(kept)
  const { written, base, setTree, undo } = editor
  const { decision_tree: tree, languages } = written
  const [language, setLanguage] = useState(i18n.language)
  const shown = languages.includes(language) ? language : (languages[0] ?? 'en')
  const [chosen, setChosen] = useState<string | null>(tree.start)
  const [panel, setPanel] = useState<Panel>('step')
  const [open, setOpen] = useState(false)
  const [drops, setDrops] = useState(false)
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false })
  const [checked] = useDebouncedValue(written, FAULTS_AFTER_MS)
  const { visibility, slug: _slug, ...content } = checked
  const faults = useQuery(faultsQuery(content, visibility)).data ?? kept.faults ?? NO_FAULTS
  const dropOff = useQuery({ ...dropOffQuery(base.id ?? ''), enabled: drops }).data ?? null
  const { titleOf } = useStepWords(shown)

  const add = (at: { from: string; slot: Slot } | null, kind: StepKind) => {
    const grown = addStep(tree, at, { kind, languages })
    setTree(grown.tree)
    setChosen(grown.id)
    setPanel('step')
    if (narrow) setOpen(true)
    focusStepTitle()
  }
  const remove = (id: string) => {
    const step = tree.steps.find((one) => one.id === id)
    if (!step) return
    const before = tree.steps.find((one) => waysOn(one).some(({ to }) => to === id))?.id ?? null
    setTree(deleteStep(tree, id))
    setChosen(before)
    setOpen(false)
    if (before) focusCard(before)
    sayUndoable(t('said.deleted', { title: titleOf(step) }), {
      label: t('bar.undo'),
      run: () => {
        editor.change(written)
        setChosen(id)
        focusCard(id)
      },
    })
  }
  const commands = useMemo(
    () => [{ id: 'undo_tree', label: t('bar.undo'), group: t('title'), keys: 'z', run: undo }],
    [t, undo],
  )
  useCommands(commands)
  const backToTree = (event: KeyboardEvent) => {
    const isOpen = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
    if (event.key === 'Escape' && chosen && !isOpen) focusCard(chosen)
  }
  const props: TreeProps = {
    ...{ tree, language: shown, chosen, faults, dropOff: drops ? dropOff : null, may_change: kept.may_change },
    onChoose: setChosen,
    onEdit: () => {
      setPanel('step')
      if (narrow) setOpen(true)
      focusStepTitle()
    },
    onDelete: remove,
    onAdd: add,
  }
  const side = (
    <SidePanel
      {...{ editor, panel, chosen, faults, language: shown, known: kept.articles, disabled: !kept.may_change }}
      onPanel={setPanel}
      onChoose={(id) => {
        setChosen(id)
        if (panel === 'faults') setPanel('step')
      }}
      onAdd={add}
      onDelete={remove}
    />
  )
  return (
    <div className={classes.editor}>
      <LeaveGuard dirty={editor.dirty} onSave={editor.save} />
      <EditorBar
        {...{ editor, faults, language: shown, drops, may_change: kept.may_change }}
        onLanguage={setLanguage}
        onDrops={() => setDrops(!drops)}
        onPanel={(next) => {
          setPanel(next)
          if (narrow) setOpen(true)
        }}
      />
      {drops && <DropOffLine dropOff={dropOff} />}
      <div className={classes.main}>
        {tree.steps.length === 0 ? (
          <div className={classes.blank}>
            <p>{t('canvas.none')}</p>
            <AddHere at={null} said="" onAdd={add} may_change={kept.may_change} />
          </div>
        ) : narrow ? (
          <TreeOutline {...props} />
        ) : (
          <TreeCanvas {...props} />
        )}
        {!narrow && (
          <aside className={classes.side} aria-label={t('bar.panel')} onKeyDown={backToTree}>
            {side}
          </aside>
        )}
      </div>
      {narrow && (
        <Drawer
          opened={open}
          onClose={() => setOpen(false)}
          position="right"
          size="100%"
          title={written.titles[shown]}
          closeButtonProps={{ 'aria-label': t('back') }}
        >
          <div className={classes.drawer}>{side}</div>
        </Drawer>
      )}
    </div>
  )
}
