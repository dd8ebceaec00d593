import type { Code } from './words.ts'

/** Something that may be put in force and is hardly meant. */
export interface Suspicion {
  code: Code
  path: string
  params?: Record<string, string | number>
}
