import { Popover } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { AT_ONCE, useFocusAtOnce } from '../../ui/use-focus-at-once.ts'
import classes from './why-popover.module.css'

interface Props {
  /** The reasons. */
  children: ReactNode
  opened: boolean
  onToggle: (open: boolean) => void
}

/** The quiet "why" behind everything the system decided about a ticket. */
export function WhyPopover({ children, opened, onToggle }: Props) {
  const { t } = useTranslation()
  const dropdown = useFocusAtOnce(opened)
  return (
    <Popover opened={opened} onChange={onToggle} position="bottom-end" width={440} trapFocus transitionProps={AT_ONCE}>
      <Popover.Target>
        <IconButton
          label={t('ticket.why')}
          keys="w"
          expanded={opened}
          icon={<IconHelpCircle size={18} stroke={1.5} aria-hidden />}
          onClick={() => onToggle(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown ref={dropdown} p={0} aria-label={t('why.title')} maw="calc(100vw - 16px)">
        <h2 className={classes.title} tabIndex={-1} data-autofocus>
          {t('why.title')}
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={classes.scroll} tabIndex={0} aria-label={t('why.title')}>
          {children}
        </section>
      </Popover.Dropdown>
    </Popover>
  )
}
