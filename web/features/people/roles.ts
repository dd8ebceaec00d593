import type { CreateUser } from '../../../server/domains/auth/contract.ts'

/** Roles that can be given to a person; the AI and customers have theirs by nature. */
export const ROLES = ['agent', 'lead', 'quality', 'manager', 'admin'] as const satisfies readonly CreateUser['role'][]
