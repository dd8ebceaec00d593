import { IconChevronRight, IconLock, IconMessageReply, IconNote, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import type { Macro } from '../../lib/queries/macros.ts'
import { countChanges } from './macro-draft.ts'
import classes from './macros.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** One macro: what it is for, how it begins, whose it is. */
export function MacroRow({ macro, onOpen }: { macro: Macro; onOpen: () => void }) {
  const { t, i18n } = useTranslation('macros')
  const { kind, name, texts, changes, shared_with, team, owner } = macro
  const Kind = kind === 'note' ? IconNote : IconMessageReply
  const text = texts[i18n.language] ?? texts.en ?? Object.values(texts)[0] ?? ''
  const changed = countChanges(changes)
  return (
    <li>
      <button type="button" className={classes.row} onClick={onOpen}>
        <span className={classes.kind} data-kind={kind} title={t(`kind.${kind}`)}>
          <Kind {...icon} />
          <span className="visually-hidden">{t(`kind.${kind}`)}</span>
        </span>
        <span className={classes.matter}>
          <span className={classes.name}>{name}</span>
          <span className={classes.excerpt}>{text.replaceAll(/\s+/g, ' ').slice(0, 140)}</span>
        </span>
        <span className={classes.facts}>
          {changed > 0 && <span>{t('page.changes', { count: changed })}</span>}
          <span className={classes.languages}>{Object.keys(texts).join(' · ').toUpperCase()}</span>
          <span className={classes.shared} title={t('page.of', { name: owner.name })}>
            {shared_with === 'me' ? <IconLock {...icon} size={14} /> : <IconUsers {...icon} size={14} />}
            {shared_with === 'team' && team
              ? t('shared.team_named', { team: frameworkName(team) })
              : t(`shared.${shared_with}`)}
          </span>
        </span>
        <IconChevronRight {...icon} className={classes.chevron} />
      </button>
    </li>
  )
}
