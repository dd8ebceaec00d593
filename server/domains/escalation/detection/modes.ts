import type { Framework } from '../../framework/schema.ts'

/** What the framework says is done when a criterion is found. */
export type Mode = 'suggest' | 'escalate'

/** What is left out is suggested. */
export const modeOf = ({ escalation }: Framework, criterion: string): 'off' | Mode =>
  Object.hasOwn(escalation.detected, criterion) ? escalation.detected[criterion]! : 'suggest'

/** The key of the framework that decided. */
export const pathOfDetection = ({ escalation }: Framework, tier: string, criterion: string): string =>
  Object.hasOwn(escalation.detected, criterion)
    ? `escalation.detected.${criterion}`
    : `support_tiers.${tier}.escalation_criteria`
