import { Modal, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommandList } from '../../lib/commands.ts'
import { closeDialog } from '../../lib/dialogs.ts'
import { prefer, usePreferences } from '../../lib/preferences.ts'
import { KeyCaps, keyText } from '../../ui/key-caps.tsx'
import classes from './keys-dialog.module.css'

/** Every key of this screen, and the switch for those who cannot use single keys (WCAG 2.1.4). */
export function KeysDialog() {
  const { t } = useTranslation()
  const { single_keys } = usePreferences()
  const commands = useCommandList().filter((command) => command.keys)
  const groups = [...Map.groupBy(commands, (command) => command.group)]
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Switch
        className={classes.switch}
        label={t('keys.single')}
        description={t('keys.single_hint', { palette: keyText('mod+k') })}
        checked={single_keys}
        onChange={(event) => prefer({ single_keys: event.currentTarget.checked })}
      />
      <div className={classes.groups}>
        {groups.map(([group, members]) => (
          <section key={group}>
            <h3 className={classes.group}>{group}</h3>
            <dl>
              {members.map((command) => (
                <div key={command.id} className={classes.row}>
                  <dt>{command.label}</dt>
                  <dd>
                    <KeyCaps keys={command.keys!} />
                    <span className="visually-hidden">{keyText(command.keys!)}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
