import { useTranslation } from 'react-i18next'
import { best } from '../../lib/suggest.ts'
import { EMOJI } from './emoji-list.ts'
import { OptionList } from './option-list.tsx'
import classes from './suggestions.module.css'
import type { SourceProps } from './suggestions.tsx'

const MOST = 24

/** Emoji by their names, in both languages of the desk. */
export function EmojiOptions({ trigger, list, put }: SourceProps) {
  const { t, i18n } = useTranslation('macros')
  const found = best(EMOJI, trigger.query, ({ names, zh }) => [...names, ...zh]).slice(0, MOST)
  const options = found.map(({ sign, names, zh }) => ({
    id: sign,
    picture: <span className={classes.emoji}>{sign}</span>,
    label: i18n.language === 'zh' ? zh[0]! : names[0]!.replaceAll('_', ' '),
    pick: () => put(sign, trigger),
  }))
  return <OptionList label={t('emoji')} options={options} list={list} />
}
