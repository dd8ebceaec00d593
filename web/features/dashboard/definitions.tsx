import { Popover } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FIGURES } from '../../lib/dashboard-search.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './dashboard.module.css'

/** What every number means, in words. */
export function Definitions() {
  const { t } = useTranslation('dashboard')
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={420} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          label={t('definitions')}
          expanded={open}
          icon={<IconHelpCircle size={18} stroke={1.5} aria-hidden />}
          onClick={() => setOpen((now) => !now)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('definitions')} maw="calc(100vw - 16px)" className={classes.definitions}>
        <dl tabIndex={-1} data-autofocus>
          {FIGURES.map((name) => (
            <div key={name}>
              <dt>{t(`figure.${name}`)}</dt>
              <dd>{t(`define.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('define.all')}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
