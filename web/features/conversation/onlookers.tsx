import { Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCompanions } from '../../lib/onlookers.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import classes from './onlookers.module.css'

const SHOWN = 4

/** Colleagues who have the same ticket open, in the header. */
export function Onlookers({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const companions = useCompanions(ticketId)
  if (companions.length === 0) return null
  const more = companions.length - SHOWN
  return (
    <ul className={classes.faces} aria-label={t('onlookers.label')}>
      {companions.slice(0, SHOWN).map(({ id, name, doing }) => (
        <li key={id}>
          <Tooltip label={t(`onlookers.${doing}`, { name })}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what shows on hover must show on focus */}
            <span className={classes.face} data-doing={doing} tabIndex={0}>
              <PersonAvatar name={name} size={22} kind="agent" />
              <span className="visually-hidden">{t(`onlookers.${doing}`, { name })}</span>
            </span>
          </Tooltip>
        </li>
      ))}
      {more > 0 && <li className={classes.more}>{t('onlookers.more', { count: more })}</li>}
    </ul>
  )
}

/** Said above the composer, without moving anything: somebody else writes already. */
export function WritingPill({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const writer = useCompanions(ticketId).find(({ doing }) => doing !== 'viewing')
  return (
    <div className={classes.place} role="status">
      {writer && (
        <span className={classes.pill} data-doing={writer.doing}>
          <IconPencil size={14} stroke={1.5} aria-hidden />
          {t(`onlookers.${writer.doing}`, { name: writer.name })}
        </span>
      )}
    </div>
  )
}
