import type { FrameworkFinding } from '../contract.ts'
import type { WrittenAt } from '../lines.ts'
import type { Framework } from '../schema.ts'
import { automationSuspicions } from './automations.ts'
import { calendarSuspicions } from './calendars.ts'
import { channelSuspicions } from './channels.ts'
import { escalationSuspicions } from './escalation.ts'
import { outcomeSuspicions } from './outcome.ts'
import { policySuspicions } from './policies.ts'
import type { Suspicion } from './suspicion.ts'
import { tierSuspicions } from './tiers.ts'
import { ADVICE, MESSAGES } from './words.ts'

const LOOKS: readonly ((framework: Framework) => Suspicion[])[] = [
  channelSuspicions,
  policySuspicions,
  calendarSuspicions,
  tierSuspicions,
  escalationSuspicions,
  automationSuspicions,
  outcomeSuspicions,
]

/** More than anybody reads; a text with as many has the same one again and again. */
const MOST = 200

/** Contradictions and dead ends in a framework that may be used; by their line, those of the defaults last. */
export function lint(framework: Framework, find: (path: string) => WrittenAt): FrameworkFinding[] {
  return LOOKS.flatMap((look) => look(framework))
    .slice(0, MOST)
    .map((suspicion) => findingOf(suspicion, find))
    .toSorted((one, other) => (one.line ?? Number.MAX_SAFE_INTEGER) - (other.line ?? Number.MAX_SAFE_INTEGER))
}

/** A suspicion in words, at its line. */
export function findingOf({ code, path, params = {} }: Suspicion, find: (path: string) => WrittenAt): FrameworkFinding {
  const { line, from } = find(path)
  return {
    code,
    path,
    line: from === 'text' ? line : null,
    from: from === 'text' && line !== null ? 'text' : 'defaults',
    message: filled(MESSAGES[code], params),
    advice: filled(ADVICE[code], params),
    params,
  }
}

const filled = (text: string, params: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
