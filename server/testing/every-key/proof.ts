import type { Framework } from '../../domains/framework/schema.ts'
import type { TestInstallation } from '../installation.ts'

/** Two texts that differ in one key, and what the product does under each. */
interface Texts {
  /** As the schema has it, with * for chosen words and places in lists. */
  key: string
  texts: readonly [string, string]
  shown: readonly [unknown, unknown]
}

/** Shown by the very function the product decides with. */
export interface PureProof extends Texts {
  show(framework: Framework): unknown
}

/** Shown through the front door: the text is put, then something happens. */
export interface DeskProof extends Texts {
  show(desk: TestInstallation): Promise<unknown>
}
