import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../lib/commands.ts'
import { useMay } from '../../lib/me.ts'
import type { Suggesting } from './use-suggesting.ts'

/** Offers the macros to the palette too. */
export function useMacroCommand(open: Suggesting['open']) {
  const { t } = useTranslation(['app', 'macros'])
  const may = useMay()('macro.read')
  const latest = useRef(open)
  latest.current = open
  const commands = useMemo(() => {
    // The palette gives the focus back first.
    const run = () => void requestAnimationFrame(() => latest.current('/'))
    return may
      ? [{ id: 'insert_macro', group: t('keys.group.write'), label: t('macros:insert'), run, seldom: true }]
      : []
  }, [t, may])
  useCommands(commands)
}
