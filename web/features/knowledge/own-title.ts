import type { ArticleListed } from '../../../server/domains/knowledge/contract.ts'

/** What an article is called in the reader's language where it is written in it, else in its first; and where that text is. */
export function ownTitle({ texts, title }: Pick<ArticleListed, 'texts' | 'title'>, reader: string) {
  const own = texts.find(({ language }) => language === reader)
  return own?.title ? { title: own.title, search: { language: own.language } } : { title, search: {} }
}
