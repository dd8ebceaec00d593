import '@mantine/spotlight/styles.css'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommandList } from '../../lib/commands.ts'
import { closeDialog } from '../../lib/dialogs.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { useFound } from './use-found.tsx'

/** Everything that can be done here, and every ticket by its words or number, from the keyboard. */
export function Palette() {
  const { t } = useTranslation()
  const commands = useCommandList()
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  const titles = order.map((group) => t(`keys.group.${group}`))
  useEffect(() => spotlight.open(), [])
  return (
    <Spotlight
      actions={[...found, ...grouped(commands, titles)]}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={closeDialog}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('keys.palette') } }}
      nothingFound={t('keys.palette_empty')}
      highlightQuery
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      maxHeight={420}
      limit={30}
      searchProps={{
        placeholder: t('nav.search'),
        'aria-label': t('nav.search'),
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
      }}
    />
  )
}

/** What concerns the open ticket first, then where one can go. */
const order = ['ticket', 'write', 'list', 'go', 'general'] as const

function grouped(commands: Command[], titles: string[]): SpotlightActionGroupData[] {
  const groups = Map.groupBy(
    commands.filter((command) => command.id !== 'palette'),
    (command) => command.group,
  )
  const sorted = [...groups].toSorted(([a], [b]) => titles.indexOf(a) - titles.indexOf(b))
  return sorted.map(([group, members]) => ({
    group,
    actions: members.map((command) => ({
      id: command.id,
      label: command.label,
      rightSection: command.keys && <KeyCaps keys={command.keys} />,
      // The palette closes first and gives the focus back; the command may then move it.
      onClick: () => setTimeout(command.run, 60),
    })),
  }))
}
