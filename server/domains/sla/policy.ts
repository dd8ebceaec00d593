import type { Framework } from '../framework/schema.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { ClockKind } from './contract.ts'

/** What one clock has to keep, and where that is said. */
export interface Target {
  kind: ClockKind
  ms: number
  /** When it warns, in percent of its time; rising, without the 100. */
  percents: readonly number[]
  /** The key of the framework, what it says, and the version. */
  path: string
  text: string
  version: string
}

type Time = Framework['support_channels']['email']['response_time_sla']

const KEYS: Record<ClockKind, string> = {
  first_response: 'response_time_sla',
  resolution: 'resolution_time_sla',
  escalation: 'escalation_threshold',
}

export const pathOf = (kind: ClockKind, channel: ChannelKind): string => `support_channels.${channel}.${KEYS[kind]}`

/** The clocks a channel's tickets run under. A channel that names no time for one does not have it. */
export function targetsOf(framework: Framework, version: string, channel: ChannelKind): Target[] {
  const times: Partial<Record<string, unknown>> = framework.support_channels[channel]
  const percents = [...new Set(framework.sla.warn_at_percent)].toSorted((a, b) => a - b)
  return (Object.keys(KEYS) as ClockKind[]).flatMap((kind) => {
    const time = times[KEYS[kind]] as Time | undefined
    if (!time) return []
    const { text, seconds } = time
    const ms = Math.round(seconds * 1_000)
    return { kind, ms, text, version, path: pathOf(kind, channel), percents: kind === 'escalation' ? [] : percents }
  })
}
