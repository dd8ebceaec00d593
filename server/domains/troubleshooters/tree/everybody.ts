import { AccountType } from '../../customers/contract.ts'
import { Device } from '../contract.ts'
import type { Walker } from './walk.ts'

const NOTHING_TRIED: ReadonlySet<string> = new Set()

/** Every kind of reader a condition can tell apart, those of whom something is not known among them. */
export const EVERYBODY: readonly Walker[] = [...AccountType.options, null].flatMap((account_type) =>
  [...Device.options, null].map((device) => ({ account_type, device, tried: NOTHING_TRIED })),
)
