import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { closeDialog } from '../../lib/dialogs.ts'
import { ViewsPanel } from './views-panel.tsx'

/** The views where the screen has no room for them beside the list. */
export function ViewsDrawer() {
  const { t } = useTranslation()
  return (
    <Drawer
      opened
      onClose={closeDialog}
      size={280}
      title={t('nav.views')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      padding="xs"
    >
      <ViewsPanel onChoose={closeDialog} />
    </Drawer>
  )
}
