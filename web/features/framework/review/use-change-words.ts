import { useTranslation } from 'react-i18next'
import type { FrameworkChange } from '../../../../server/domains/framework/contract.ts'
import { frameworkName } from '../../../lib/framework-names.ts'
import { humanize } from '../../../lib/words.ts'
import { useDurationWords } from '../form/use-duration-words.ts'
import { useKeyWords } from '../form/use-key-words.ts'
import { useValueWords } from '../form/use-value-words.ts'

/** A change as a sentence. English is the server's; in 中文 it is made of the names of the keys and both values. */
export function useChangeWords() {
  const { t, i18n } = useTranslation('framework')
  const nameOf = useChangedName()
  const valueWords = useWrittenWords()
  return (change: FrameworkChange): string => {
    if (i18n.language !== 'zh') return change.sentence
    const written = (value: string | null) => (value ? valueWords(value) : t('change.empty'))
    const { before, after } = change
    return t(`change.${change.kind}`, { name: nameOf(change), before: written(before), after: written(after) })
  }
}

/** The names of the keys on the way: `Channels › Live chat › Chats at a time`. */
function useChangedName() {
  const { t } = useTranslation('framework')
  const wordsOf = useKeyWords()
  return ({ pattern, names }: FrameworkChange): string => {
    const keys = pattern.split('.')
    let place = 0
    const parts = keys.map((key, index) => {
      if (key === '*') return frameworkName(names[place++] ?? '')
      return wordsOf(keys.slice(0, index + 1).join('.'))?.label ?? humanize(key)
    })
    return parts.join(t('change.join'))
  }
}

/** A value as it is written in YAML, in the reader's words where it is one we know. */
function useWrittenWords() {
  const durationWords = useDurationWords()
  const words = useValueWords()
  const one = (value: string): string =>
    durationWords(value) ?? (/^[a-z][a-z0-9_]*$/.test(value) ? words(value) : value)
  return (value: string): string =>
    /^(- [\w@./-]+\n?)+$/.test(value)
      ? value
          .split('\n')
          .map((line) => one(line.slice(2)))
          .join('、')
      : one(value)
}
