import { Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView, SharedWith } from '../../../server/domains/views/contract.ts'
import { closeDialog, type Keeping, useKeeping } from '../../lib/dialogs.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMay, useMe, useTeams } from '../../lib/me.ts'
import classes from './keep-view-dialog.module.css'
import { useChangeViews } from './use-change-views.ts'

/** Keeps a list under a name, or changes the name and who sees it. */
export function KeepViewDialog() {
  const keeping = useKeeping()
  return keeping ? <KeepView {...keeping} /> : null
}

function KeepView({ view, filters, onKept }: Keeping) {
  const { t } = useTranslation(['lists', 'app'])
  const mayShare = useMay()('view.share')
  const { error, busy, save, forget } = useChangeViews()
  const [name, setName] = useState(view?.name ?? '')
  const [sharing, setSharing] = useSharing(view)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const saved = await save(view, { name: name.trim(), ...sharing, ...(view ? {} : { filters }) })
    if (!saved) return
    onKept?.(saved)
    closeDialog()
  }
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={view ? t('view.edit') : t('view.save')}
      size={420}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('view.name')}
          placeholder={t('view.name_example')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={60}
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mayShare && <SharingFields sharing={sharing} onChange={setSharing} />}
        <div className={classes.footer}>
          {view && (
            <Forget view={view} busy={busy} onForget={() => void forget(view).then((gone) => gone && closeDialog())} />
          )}
          <span className={classes.space} />
          <Button variant="subtle" color="gray" onClick={closeDialog}>
            {t('app:common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('app:common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface Sharing {
  shared_with: SharedWith
  team: string | null
}

function useSharing(view: SavedView | null) {
  return useState<Sharing>({ shared_with: view?.shared_with ?? 'me', team: view?.team ?? null })
}

function SharingFields({ sharing, onChange }: { sharing: Sharing; onChange: (sharing: Sharing) => void }) {
  const { t } = useTranslation('lists')
  const own = useMe().user.teams
  const teams = useTeams().map(({ name }) => ({ value: name, label: frameworkName(name) }))
  const share = (shared_with: SharedWith) =>
    onChange({ shared_with, team: shared_with === 'team' ? (sharing.team ?? own[0] ?? teams[0]?.value ?? null) : null })
  const options = (['me', 'team', 'everyone'] as const).map((value) => ({
    value,
    label: t(`view.shared_with.${value}`),
  }))
  return (
    <fieldset className={classes.sharing}>
      <legend>{t('view.who_sees')}</legend>
      <SegmentedControl fullWidth size="sm" data={options} value={sharing.shared_with} onChange={share} />
      {sharing.shared_with === 'team' && (
        <Select
          label={t('view.team')}
          allowDeselect={false}
          data={teams}
          value={sharing.team}
          onChange={(team) => onChange({ ...sharing, team })}
        />
      )}
      <p className={classes.hint}>{t(`view.shared_hint.${sharing.shared_with}`)}</p>
    </fieldset>
  )
}

/** What others see too is not gone by one click. */
function Forget({ view, busy, onForget }: { view: SavedView; busy: boolean; onForget: () => void }) {
  const { t } = useTranslation('lists')
  const [asked, setAsked] = useState(false)
  const alone = view.shared_with === 'me'
  return (
    <Button
      variant={asked ? 'filled' : 'subtle'}
      color="red"
      disabled={busy}
      onClick={() => (alone || asked ? onForget() : setAsked(true))}
    >
      {asked ? t('view.delete_for_all') : t('view.delete')}
    </Button>
  )
}
