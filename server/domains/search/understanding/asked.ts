import type { Expression, SqlBool } from 'kysely'
import type { Weight } from '../text/vector.ts'

export type Condition = Expression<SqlBool>

/** What a filter asks: something of the ticket's row, a word in a part of its document's head, or a mark of the document. */
export type Asked =
  | { of: 'row'; condition: Condition; facets?: string[]; shows?: 'spam' | 'merged' }
  | { of: 'head'; weights: Weight; text: string }
  | { of: 'mark'; mark: string }
