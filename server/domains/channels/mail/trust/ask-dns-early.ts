import type { Service } from '../../../../platform/domain.ts'
import { resolver } from '../../../../platform/outside/dns.ts'

/** Finds out at the start whether DNS answers at all, so that with a dead one not even the first mail waits for it. */
export const askDnsEarly: Service = {
  role: 'worker',
  name: 'dns',
  start: async () => {
    // Whatever the answer is, the resolver has noticed; nobody waits for it.
    resolver()
      .resolve('.', 'NS')
      .catch(() => {})
    return { ready: async () => null, stop: async () => {} }
  },
}
