import { Button, Modal, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommandList } from '../../lib/commands.ts'
import { closeDialog } from '../../lib/dialogs.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { usePrefer } from '../../lib/use-prefer.ts'
import { keyText } from '../../ui/key-caps.tsx'
import { KeyRow } from './key-row.tsx'
import classes from './keys-dialog.module.css'
import { useKeyChoices } from './use-key-choices.ts'

/** Every key of this screen, each to be changed, and the switch for those who cannot use single keys (WCAG 2.1.4). */
export function KeysDialog() {
  const { t } = useTranslation(['app', 'keys'])
  const { single_keys } = usePreferences()
  const prefer = usePrefer()
  const commands = useCommandList()
  const choices = useKeyChoices(commands)
  // What has no key by nature is reached by the palette, and may be given one.
  const groups = [...Map.groupBy(commands, (command) => command.group)]
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('keys.title')}
      size={680}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Switch
        className={classes.switch}
        label={t('keys.single')}
        description={t('keys.single_hint', { palette: keyText('mod+k') })}
        checked={single_keys}
        onChange={(event) => void prefer({ single_keys: event.currentTarget.checked })}
      />
      <p className={classes.hint}>
        {t('keys:hint')}
        {choices.count > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={choices.forgetAll}>
            {t('keys:all_as_usual', { count: choices.count })}
          </Button>
        )}
      </p>
      <div className={classes.groups}>
        {groups.map(([group, members]) => (
          <section key={group}>
            <h3 className={classes.group}>{group}</h3>
            <dl>
              {members.map((command) => (
                <KeyRow key={command.id} command={command} choices={choices} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
