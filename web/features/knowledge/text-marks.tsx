import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TextStanding } from '../../../server/domains/knowledge/contract.ts'
import { frameworkQuery } from '../../lib/queries/framework.ts'
import { languageName } from '../../lib/words.ts'
import classes from './text-marks.module.css'

const none: string[] = []

/** Languages of the help center, the one that is always there first. */
export const useHelpLanguages = () => useQuery(frameworkQuery).data?.knowledge.languages ?? none

export type TextMark = {
  language: string
  mark: 'published' | 'changed' | 'outdated' | 'missing' | TextStanding['state']
}

/** Every language that is there or ought to be, and how its text stands. */
export function textMarks(texts: readonly TextStanding[], wanted: readonly string[]): TextMark[] {
  const known = new Map(texts.map((text) => [text.language, text]))
  const languages = [...new Set([...wanted, ...known.keys()])]
  return languages.map((language) => ({ language, mark: markOf(known.get(language)) }))
}

function markOf(text: TextStanding | undefined): TextMark['mark'] {
  if (!text) return 'missing'
  if (text.outdated) return 'outdated'
  if (text.published_version === null) return text.state
  return text.published_version < text.version ? 'changed' : 'published'
}

/** How each language of an article stands, small enough for a row; in words for those who hover or hear it. */
export function TextMarks({ texts }: { texts: readonly TextStanding[] }) {
  const { t, i18n } = useTranslation('knowledge')
  const wanted = useHelpLanguages()
  return (
    <span className={classes.marks}>
      {textMarks(texts, wanted).map(({ language, mark }) => {
        const words = t('mark.of', { language: languageName(language, i18n.language), mark: t(`mark.${mark}`) })
        return (
          <span key={language} className={classes.mark} data-mark={mark} title={words}>
            <span aria-hidden="true">{language}</span>
            <span className="visually-hidden">{words}</span>
          </span>
        )
      })}
    </span>
  )
}
