import type { Actor } from '../../platform/context.ts'
import type { Role, Scope } from './contract.ts'

const desk = ['agent', 'lead', 'quality', 'manager', 'admin', 'responder'] as const
const movers = ['agent', 'lead', 'manager', 'admin', 'responder'] as const
const leaders = ['lead', 'manager', 'admin'] as const

/** Who may do what. Not named here means nobody. What somebody may do it to is decided by reach, in each `access.ts`. */
export const permissions = {
  'me.read': [...desk, 'customer'],
  'me.change': [...desk, 'customer'],
  'user.read': desk,
  'user.manage': ['admin'],
  'role.manage': ['admin'],
  'customer.read': desk,
  'customer.change': movers,
  'file.read': [...desk, 'customer'],
  'file.upload': [...desk, 'customer'],
  'notification.read': desk,
  'task.read': desk,
  'task.change': desk,
  'task.read_all': leaders,
  'framework.read': desk,
  'framework.manage': ['manager', 'admin'],
  'ticket.read': [...desk, 'customer'],
  'ticket.read_internal': desk,
  'ticket.open': movers,
  'ticket.reply': movers,
  'ticket.note': desk,
  'ticket.assign': movers,
  'ticket.change': movers,
  'ticket.restrict': leaders,
  'ticket.escalate': movers,
  'ticket.grant': movers,
  'escalation.read': ['quality', ...leaders],
  'triage.correct': movers,
  'presence.change': desk,
  'presence.change_others': leaders,
  'board.read': desk,
  'survey.read': desk,
  'survey.record': movers,
  'report.read': desk,
  'report.change': movers,
  'ticket.export': ['quality', ...leaders],
  'view.read': desk,
  'view.change': desk,
  'view.share': leaders,
  'macro.read': desk,
  'macro.change': desk,
  'macro.share': leaders,
  'search.read': desk,
  'article.search': [...desk, 'customer'],
  'article.read': desk,
  'article.write': desk,
  'article.publish': ['quality', ...leaders],
  'article.manage': ['quality', ...leaders],
  'troubleshooter.read': desk,
  'troubleshooter.run': desk,
  'troubleshooter.manage': ['quality', ...leaders],
  'curation.read': desk,
  'curation.decide': ['quality', ...leaders],
  'engagement.read': desk,
  'analytics.read': desk,
  'channel.receive': ['admin', 'responder'],
  'channel.read': leaders,
  'channel.manage': ['admin'],
  'outbox.read': movers,
  'outbox.resend': movers,
  'sender.read': movers,
  'sender.block': movers,
  'ledger.read': leaders,
  'ledger.process': leaders,
  'simulation.run': ['manager', 'admin'],
  'audit.read': ['manager', 'admin'],
  'clock.move': ['admin'],
} as const satisfies Record<string, readonly Role[]>

type OurPermissions = Record<keyof typeof permissions, true>
declare module '../../platform/http/route.ts' {
  interface Permissions extends OurPermissions {}
}

export type PermissionName = keyof typeof permissions

/** Permissions a token needs more than `write` for. */
const ADMIN_SCOPE: readonly PermissionName[] = [
  'user.manage',
  'role.manage',
  'framework.manage',
  'channel.manage',
  'audit.read',
  'clock.move',
]
/** Passwords, authenticators and sessions are a person's own: no token of theirs reaches them, whatever its scopes. */
const IN_PERSON: readonly PermissionName[] = ['me.change']
const READS = /\.(read|read_internal|search)$/

function scopeFor(permission: PermissionName): Scope {
  if (ADMIN_SCOPE.includes(permission)) return 'admin'
  return READS.test(permission) ? 'read' : 'write'
}

const WIDER: Record<Scope, readonly string[]> = {
  read: ['read', 'write', 'admin'],
  write: ['write', 'admin'],
  admin: ['admin'],
}

/** Whether the role includes the permission and, for a token, one of its scopes does too. */
export function permits(actor: Actor, permission: PermissionName): boolean {
  if (actor.type === 'system') return true
  const roles: readonly string[] = permissions[permission]
  if (!actor.role || !roles.includes(actor.role)) return false
  return actor.scopes === null || reachesByToken(actor.scopes, permission)
}

function reachesByToken(scopes: readonly string[], permission: PermissionName): boolean {
  if (IN_PERSON.includes(permission)) return false
  return scopes.some((scope) => WIDER[scopeFor(permission)].includes(scope))
}

export const permissionsOf = (role: Role): PermissionName[] =>
  (Object.keys(permissions) as PermissionName[]).filter((name) =>
    (permissions[name] as readonly string[]).includes(role),
  )
