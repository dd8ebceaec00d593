import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { BulkChange } from '../../lib/bulk-changes.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { rememberFocus } from '../../lib/focus-return.ts'
import { useBulkChange, useBulkProgress } from '../../lib/use-bulk-change.ts'
import { BulkBar } from './bulk-bar.tsx'
import { HandDialog } from './hand-dialog.tsx'
import { type Handle, useHandCommands } from './use-hand-commands.ts'
import type { useSelection } from './use-selection.ts'

interface Props {
  /** The ticked rows. */
  chosen: Ticket[]
  /** The row that has the focus, unless it is the open ticket: that one answers to keys by itself. */
  focused: Ticket | null
  selection: ReturnType<typeof useSelection>
  loaded: number
  /** Fetches until as many are loaded as can be changed at once. */
  selectMore: (() => Promise<void>) | null
}

interface Picking {
  handle: Handle
  tickets: Ticket[]
  giveBack: () => void
}

/** What can be done with the tickets in hand: those that are ticked, else the one in focus. */
export function Hand({ chosen, focused, selection, loaded, selectMore }: Props) {
  const { t } = useTranslation('lists')
  const change = useBulkChange()
  const progress = useBulkProgress()
  const [picking, setPicking] = useState<Picking | null>(null)
  const tickets = chosen.length > 0 ? chosen : focused ? [focused] : []

  const changeAll = async (tickets: Ticket[], bulk: BulkChange, said: string) => {
    const unchanged = await change({ tickets, change: bulk, said })
    if (tickets.length > 1 || chosen.length > 0) selection.keep(unchanged.map(({ id }) => id))
  }
  const spam = (tickets: Ticket[]) => {
    if (tickets.length === 1) openTicketDialog('spam', tickets)
    else if (tickets.length > 1) void changeAll(tickets, { spam: true }, t('said.spam'))
  }
  const pick = (handle: Handle) => setPicking({ handle, tickets, giveBack: rememberFocus() })
  const close = () => {
    setPicking(null)
    picking?.giveBack()
  }
  useHandCommands({ tickets: progress ? [] : tickets, pick, spam, onDone: selection.clear })

  return (
    <>
      {(chosen.length > 0 || progress) && (
        <BulkBar
          tickets={chosen}
          loaded={loaded}
          progress={progress}
          selection={selection}
          selectMore={selectMore}
          onPick={pick}
          onSpam={() => spam(chosen.filter(({ spam, merged_into }) => !spam && !merged_into))}
        />
      )}
      {picking && (
        <HandDialog
          handle={picking.handle}
          tickets={picking.tickets}
          onClose={close}
          onChange={(bulk, said) => void changeAll(picking.tickets, bulk, said)}
        />
      )}
    </>
  )
}
