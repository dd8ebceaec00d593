import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import type { Timed } from './commands.ts'
import { momentText } from './keep-clocks.ts'
import { pathOf } from './policy.ts'

/** Why a deadline is when it is: told when a clock starts, and when the framework gives it another time. */
export function explainTargets(ctx: Context, timed: readonly Timed[]): void {
  for (const { ticket, clocks } of timed) {
    for (const { clock, is_new_target } of clocks) {
      if (!is_new_target) continue
      const { kind, target_text: text, due, version } = clock
      const isFirst = !ticket.kept.some((kept) => kept.kind === kind)
      decide(ctx, {
        subject_type: 'ticket',
        subject_id: ticket.id,
        kind: 'deadline',
        rule: isFirst ? 'time_of_channel' : 'framework_changed',
        inputs: { clock: kind, channel: ticket.channel, path: pathOf(kind, ticket.channel), text },
        result: { due_at: momentText(due) },
        version,
      })
    }
  }
}
