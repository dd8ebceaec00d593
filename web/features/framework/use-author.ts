import { useTranslation } from 'react-i18next'
import type { FrameworkVersion } from '../../../server/domains/framework/contract.ts'

/** Who put a version in force: a person by name, else how it came. */
export function useAuthor() {
  const { t } = useTranslation('framework')
  return ({ author, author_kind }: FrameworkVersion): string =>
    author_kind === 'first_start' || author_kind === 'command_line' ? t(`author.${author_kind}`) : author
}
