import type { Service } from '../../../../platform/domain.ts'
import { closePools } from './smtp-pools.ts'

/** Outgoing mail needs no start; at the stop its kept connections say goodbye. */
export const smtpOutService: Service = {
  role: 'worker',
  name: 'mail_out',
  start: async () => ({ ready: async () => null, stop: async () => closePools() }),
}
