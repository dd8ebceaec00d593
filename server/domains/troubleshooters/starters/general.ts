import type { Sheet } from './sheet.ts'
import { technical } from './technical.ts'

/** For categories nobody knows anything about yet. */
export const general: Sheet = {
  ...technical,
  category: null,
  title: { en: 'Let us find out together', zh: '我们一起来找原因' },
}
