import { Button, Drawer, Group, Modal, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '../../lib/queries/macros.ts'
import { draftOf, emptyDraft, faultsOf } from './macro-draft.ts'
import { MacroForm } from './macro-form.tsx'
import classes from './macros.module.css'
import { useSaveMacro } from './use-save-macro.ts'

/** Where a macro is written. Nothing is lost by a slip: unsaved words are asked after. */
export function MacroDrawer({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const { t, i18n } = useTranslation(['macros', 'app'])
  const [before] = useState(() => (macro ? draftOf(macro) : emptyDraft(i18n.language === 'zh' ? 'zh' : 'en')))
  const [draft, setDraft] = useState(before)
  const [tried, setTried] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { save, erase, saving, erasing, refusal } = useSaveMacro(macro)
  const may_change = macro?.may_change ?? true
  const changed = JSON.stringify(draft) !== JSON.stringify(before)
  const leave = () => (changed ? setLeaving(true) : onClose())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(draft).length === 0 && (await save(draft))) onClose()
  }
  return (
    <Drawer
      opened
      onClose={leave}
      position="right"
      size={620}
      title={macro ? t('form.edit') : t('form.new')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        {!may_change && <p className={classes.quiet}>{t('page.read_only')}</p>}
        <MacroForm
          draft={draft}
          disabled={!may_change}
          faults={tried ? faultsOf(draft) : []}
          refusal={refusal}
          onChange={(fields) => setDraft({ ...draft, ...fields })}
        />
        {may_change && (
          <div className={classes.bar}>
            {macro && (
              <Button
                variant="subtle"
                color="red"
                loading={erasing}
                onClick={() => void erase().then((done) => done && onClose())}
              >
                {t('form.delete')}
              </Button>
            )}
            <Group gap="xs" ml="auto">
              <Button variant="subtle" color="gray" onClick={leave}>
                {t('app:common.cancel')}
              </Button>
              <Button type="submit" loading={saving}>
                {macro ? t('form.save') : t('form.make')}
              </Button>
            </Group>
          </div>
        )}
      </form>
      {leaving && <Leaving onStay={() => setLeaving(false)} onLeave={onClose} />}
    </Drawer>
  )
}

function Leaving({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTranslation(['macros', 'app'])
  return (
    <Modal
      opened
      onClose={onStay}
      size="sm"
      title={t('form.unsaved')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <Text size="sm">{t('form.unsaved_text')}</Text>
      <Group justify="end" gap="xs" mt="md">
        <Button variant="subtle" color="gray" onClick={onLeave}>
          {t('form.leave')}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t('form.stay')}
        </Button>
      </Group>
    </Modal>
  )
}
