import type { ArticleCategory } from '../../../server/domains/knowledge/shelves/contract.ts'
import { humanize } from '../../lib/words.ts'

/** What a shelf is called, in the reader's language where it has a name in it. */
export const categoryName = ({ names, slug }: Pick<ArticleCategory, 'names' | 'slug'>, reader: string) =>
  names[reader] ?? names.en ?? Object.values(names)[0] ?? humanize(slug)
