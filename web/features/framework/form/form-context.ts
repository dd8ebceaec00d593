import { createContext, useContext } from 'react'
import type { FrameworkFinding } from '../../../../server/domains/framework/contract.ts'
import type { Mistake } from '../use-reading.ts'
import type { Schema } from './schema.ts'
import type { Matches } from './use-matches.ts'

/** What every field of the form reads from and writes to. */
export interface FormAccess {
  root: Schema
  /** All values: the operator's over the defaults. */
  values: unknown
  /** Only what the operator's text says. */
  own: unknown
  readOnly: boolean
  mistakes: readonly Mistake[]
  findings: readonly FrameworkFinding[]
  /** Puts a value; null takes the key out of the text. */
  edit: (path: readonly string[], value: unknown) => void
  /** Inside a list, which is the operator's or the default's as a whole: its fields bear no marks of their own. */
  inList: boolean
  /** Which keys are looked for; without it all are shown. */
  matches?: Matches | null
}

const Access = createContext<FormAccess | null>(null)
export const FormProvider = Access.Provider

export function useForm(): FormAccess {
  const access = useContext(Access)
  if (!access) throw new Error('A field stands outside the form.')
  return access
}

/** One field: which schema, where, and what stands there. */
export interface FieldProps {
  schema: Schema
  path: readonly string[]
  value: unknown
}
