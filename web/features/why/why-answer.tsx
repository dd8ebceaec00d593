import { useTranslation } from 'react-i18next'
import type { WhyAnswer as Answer } from '../../../server/domains/tickets/why/contract.ts'
import { useUsers } from '../../lib/me.ts'
import { useServerWords } from '../../lib/use-server-words.ts'
import { decidedWords } from '../../lib/why-decided.ts'
import { reasonWords } from '../../lib/why-reasons.ts'
import { queueClassName } from '../../lib/why-sentences.ts'
import { humanize, percentOf } from '../../lib/words.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { candidateWords } from './candidate-words.ts'
import { RuleLine } from './rule-line.tsx'
import classes from './why.module.css'
import { WhyFacts } from './why-facts.tsx'

/** One answer: a sentence, where it is written, what counted, and what was considered and lost. */
export function WhyAnswer({ answer }: { answer: Answer }) {
  const { t, i18n } = useTranslation(['app', 'case', 'tasks', 'why'])
  const users = useUsers()
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? null
  const { losers, confidence, inputs, current, at, version, rule } = answer
  const words = useServerWords()
  const optionName = (option: string) => {
    const [facet, value] = option.split(': ')
    return nameOf(option) ?? (value ? `${words(facet!)}: ${words(value)}` : words(option) || queueClassName(option, t))
  }
  const sentence = decidedWords(answer, { t, language: i18n.language, nameOf })
  const sure = confidence === null ? null : t('why.confidence', { percent: percentOf(confidence, i18n.language) })
  return (
    <article className={classes.answer} data-past={!current || undefined}>
      <p className={classes.sentence}>{sentence ?? humanize(rule.replaceAll('.', ' '))}</p>
      <RuleLine answer={answer} />
      <WhyFacts facts={inputs} nameOf={nameOf} />
      {losers.length > 0 && (
        <details className={classes.losers}>
          <summary>{t('why:not_chosen', { count: losers.length })}</summary>
          <ul>
            {losers.map(({ option, reason }) => (
              <li key={option + reason}>
                <b>{optionName(option)}</b>
                {t('case:why.colon')}
                {candidateWords(reason, t) ?? reasonWords(reason, { t, language: i18n.language })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className={classes.foot}>
        {!current && <span className={classes.past}>{t('why:past')} · </span>}
        {sure && `${sure} · `}
        {version && `${versionName(version, t)} · `}
        <TimeAgo at={at} style="words" />
      </p>
    </article>
  )
}

/** `framework 3` as the reader calls it. */
function versionName(version: string, t: ReturnType<typeof useTranslation<['app', 'case', 'tasks', 'why']>>['t']) {
  const number = /^framework (\d+)$/.exec(version)?.[1]
  return number ? t('case:why.framework_version', { version: number }) : humanize(version)
}
