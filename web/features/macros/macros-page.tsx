import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconBolt, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import { type Macro, macrosQuery } from '../../lib/queries/macros.ts'
import { best } from '../../lib/suggest.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { MacroDrawer } from './macro-drawer.tsx'
import { MacroRow } from './macro-row.tsx'
import classes from './macros.module.css'
import { Starters } from './starter-cards.tsx'

/** Fewer are found by looking. */
const SEARCHED_FROM = 8

export function MacrosPage() {
  const { t } = useTranslation(['macros', 'app'])
  const may = useMay()
  const query = useQuery(macrosQuery)
  const [open, setOpen] = useState<Macro | 'new' | null>(null)
  const macros = query.data ?? []
  return (
    <SettingsPage
      title={t('app:settings.nav.macros')}
      intro={t('page.intro')}
      action={may('macro.change') && <Button onClick={() => setOpen('new')}>{t('page.add')}</Button>}
    >
      {query.isPending && <Loading />}
      {query.isError && macros.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && macros.length === 0 && (
        <>
          <EmptyState
            icon={<IconBolt size={22} stroke={1.5} aria-hidden />}
            title={t('page.empty')}
            hint={t('page.empty_hint')}
          />
          {may('macro.change') && <Starters />}
        </>
      )}
      {macros.length > 0 && <MacroList macros={macros} onOpen={setOpen} />}
      {open && <MacroDrawer macro={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </SettingsPage>
  )
}

function MacroList({ macros, onOpen }: { macros: Macro[]; onOpen: (macro: Macro) => void }) {
  const { t } = useTranslation('macros')
  const [typed, setTyped] = useState('')
  const shown = typed ? best(macros, typed, ({ name, texts }) => [name, ...Object.values(texts)]) : macros
  return (
    <>
      {macros.length >= SEARCHED_FROM && (
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('page.search')}
          placeholder={t('page.search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul className={classes.rows} aria-label={t('page.list')}>
        {shown.map((macro) => (
          <MacroRow key={macro.id} macro={macro} onOpen={() => onOpen(macro)} />
        ))}
      </ul>
      {shown.length === 0 && <p className={classes.quiet}>{t('page.nothing')}</p>}
    </>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="30%" radius="sm" />
          <Skeleton height={10} width="60%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
