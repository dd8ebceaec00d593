import { causeOf } from '../../server/domains/interaction-reports/cause.ts'
import { CauseCorrected } from '../../server/domains/interaction-reports/events.ts'
import type { Understanding } from '../../server/domains/interaction-reports/facts/facts.ts'
import { type Case, type Deed, say } from './case.ts'
import { sayCause } from './documenting.ts'

/** What the rules propose is mostly taken; where they propose nothing, whoever resolves says what was wrong. */
export function sayCauseIfNeeded(c: Case, deed: Deed): void {
  if (c.report?.edits.cause_code) return
  const triage = { ...c.understood!.readings, requests: c.understood!.requests } as unknown as Understanding
  const { code: proposed } = causeOf({}, triage)
  if (proposed !== null && (proposed === c.story.cause || c.chance.happens(0.6))) return
  sayCause(c, deed, c.story.cause)
  if (proposed !== null && proposed !== c.story.cause)
    say(c, deed, CauseCorrected, { before: proposed, after: c.story.cause })
}
