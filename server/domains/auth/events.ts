import { defineEvent, field } from '../../platform/events.ts'
import { Reach, Role, Scope } from './contract.ts'

const role = field.oneOf(Role.options)
const user = { user_id: field.id() }

export const UserCreated = defineEvent('user.created', { ...user, role })
export const UserChanged = defineEvent('user.changed', { ...user, role, active: field.flag() })
export const PasswordChanged = defineEvent('user.password_changed', user)
export const TotpChanged = defineEvent('user.totp_changed', { ...user, enabled: field.flag() })
export const SignInLinkMade = defineEvent('user.sign_in_link_made', { user_id: field.optionalId() })
export const SignedIn = defineEvent('session.started', {
  ...user,
  session_id: field.id(),
  by: field.oneOf(['password', 'link']),
})
export const SignedOut = defineEvent('session.ended', { ...user, session_id: field.id() })
export const SignInRefused = defineEvent('session.refused', {
  user_id: field.optionalId(),
  reason: field.oneOf(['credentials', 'code', 'limit']),
})
export const TokenMade = defineEvent('token.made', {
  ...user,
  token_id: field.id(),
  widest_scope: field.oneOf(Scope.options),
})
export const TokenRevoked = defineEvent('token.revoked', { ...user, token_id: field.id() })
export const RoleReachChanged = defineEvent('role.reach_changed', {
  role,
  read_reach: field.oneOf(Reach.options),
  change_reach: field.oneOf(Reach.options),
})
/** Somebody used the bootstrap token to act as another user. Written once per user and hour, not per request. */
export const ActedAs = defineEvent('user.acted_as', user)
export const CustomerSignedIn = defineEvent('customer.signed_in', { customer_id: field.id(), session_id: field.id() })
export const CustomerSignedOut = defineEvent('customer.signed_out', { customer_id: field.id(), session_id: field.id() })
