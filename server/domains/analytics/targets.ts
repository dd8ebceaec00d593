import type { Framework } from '../framework/schema.ts'
import type { FigureName, Period } from './contract.ts'

interface Target {
  target: number | null
  floor: number | null
}

const none: Target = { target: null, floor: null }

/** What the framework wants of a figure, in its unit. Times follow the channel when one is chosen. */
export function targetOf(figure: FigureName, framework: Framework, { channel }: Period): Target {
  const { targets } = framework
  switch (figure) {
    case 'satisfaction':
      return { ...none, target: targets.satisfaction }
    case 'first_contact':
      return { target: targets.first_contact.goal, floor: targets.first_contact.floor }
    case 'first_response_in_time':
    case 'resolution_in_time':
      return { ...none, target: targets.in_time }
    case 'first_response':
      return { ...none, target: timeOf(framework, channel, 'response_time_sla') ?? targets.first_response.seconds }
    case 'resolution':
      return { ...none, target: timeOf(framework, channel, 'resolution_time_sla') }
    default:
      return none
  }
}

type TimeKey = 'response_time_sla' | 'resolution_time_sla'

function timeOf({ support_channels }: Framework, channel: string | undefined, key: TimeKey): number | null {
  const sections: Record<string, Partial<Record<TimeKey, { seconds: number }>>> = support_channels
  return (channel && sections[channel]?.[key]?.seconds) || null
}
