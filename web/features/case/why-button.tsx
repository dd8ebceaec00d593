import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePopoverSide } from './use-popover-side.ts'
import classes from './why.module.css'

interface Props {
  /** What is explained: "Category". */
  what: string
  /** Made when it is opened. */
  children: () => ReactNode
}

/** A quiet question mark: one click tells why something is as it is. */
export function WhyButton({ what, children }: Props) {
  const { t } = useTranslation('case')
  const [opened, setOpened] = useState(false)
  const side = usePopoverSide()
  return (
    <Popover opened={opened} onChange={setOpened} position={side} width={340} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('why.open', { what })} disabled={opened}>
          <ActionIcon
            size={24}
            className={classes.button}
            aria-label={t('why.open', { what })}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconHelp size={15} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} maw="calc(100vw - 16px)" aria-label={t('why.title', { what })}>
        {/* Escape closes this, not the drawer below it. */}
        <h2 className={classes.title} tabIndex={-1} data-autofocus data-mantine-stop-propagation="true">
          {t('why.title', { what })}
        </h2>
        <section
          data-mantine-stop-propagation="true"
          className={classes.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t('why.title', { what })}
        >
          {children()}
        </section>
      </Popover.Dropdown>
    </Popover>
  )
}
