import { CloseButton } from '@mantine/core'
import { IconAt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useUsers } from '../../lib/me.ts'
import { mentionedIn, withoutMention } from '../../lib/mentions.ts'
import classes from './chips.module.css'

/** Who will be told of this note: those whose name stands behind an `@`. */
export function MentionChips({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('macros')
  const people = useUsers().filter(({ active }) => active)
  const mentioned = mentionedIn(text, people)
  if (mentioned.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={t('will_be_told')}>
      <li className={classes.lead} aria-hidden>
        <IconAt size={14} stroke={1.5} />
        {t('will_be_told')}
      </li>
      {mentioned.map(({ id, name }) => (
        <li key={id} className={classes.chip}>
          <span>{name}</span>
          <CloseButton
            size={24}
            iconSize={13}
            aria-label={t('not_told', { name })}
            onClick={() => onChange(withoutMention(text, name, people))}
          />
        </li>
      ))}
    </ul>
  )
}
