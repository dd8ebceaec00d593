import { z } from 'zod'
import { Id, Instant, UiLanguage } from '../../platform/contract.ts'

export const Role = z.enum(['agent', 'lead', 'quality', 'manager', 'admin', 'responder', 'customer'])
export type Role = z.infer<typeof Role>

/** How far a role sees or changes tickets: its own, those of its teams, or all. */
export const Reach = z.enum(['own', 'team', 'all'])
export type Reach = z.infer<typeof Reach>

export const Theme = z.enum(['light', 'dark', 'auto'])

/** Somebody who works here (the AI included). */
export const User = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  role: Role,
  teams: z.array(z.string()),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  active: z.boolean(),
  created_at: Instant,
})
export type User = z.infer<typeof User>

const words = z.array(z.string().min(1).max(80)).max(50)

export const CreateUser = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  role: Role.exclude(['responder', 'customer']).default('agent'),
  teams: words.optional().meta({ description: 'Teams of the framework; default: the first tier' }),
  skills: words.default([]),
  languages: words.default([]),
})
export type CreateUser = z.infer<typeof CreateUser>

/** Written out: a default of `CreateUser` would still fire in a partial of it and change what was not named. */
export const ChangeUser = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  role: Role.exclude(['responder', 'customer']).optional(),
  teams: words.optional(),
  skills: words.optional(),
  languages: words.optional(),
  active: z.boolean().optional(),
})
export type ChangeUser = z.infer<typeof ChangeUser>

/** What the workspace keeps for its reader on every machine. What is absent is as usual. */
export const Preferences = z.object({
  keys: z
    .record(z.string().max(60), z.string().max(40).nullable())
    .optional()
    .meta({ description: 'Other keys for commands, by the id of the command; null: none' }),
  single_keys: z.boolean().optional(),
  undo_seconds: z.number().int().min(0).max(60).optional(),
  muted: z.array(z.string().max(40)).max(40).optional().meta({ description: 'Kinds of notifications not wanted' }),
  desktop_notifications: z.boolean().optional(),
})
export type Preferences = z.infer<typeof Preferences>

/** The signed-in person and everything the workspace needs to draw itself. */
export const Me = z.object({
  user: User,
  language: UiLanguage.nullable(),
  theme: Theme,
  preferences: Preferences,
  may: z.array(z.string()).meta({ description: 'Permissions of the role' }),
  has_password: z.boolean(),
  totp_enabled: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const ChangeMe = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  language: UiLanguage.nullable().optional(),
  theme: Theme.optional(),
  preferences: Preferences.optional().meta({ description: 'Only what is named changes' }),
})
export type ChangeMe = z.infer<typeof ChangeMe>

/** Whether anybody can sign in yet, and how: what the sign-in page asks before it draws. */
export const SignInState = z.object({ first_admin_needed: z.boolean(), signed_in: z.boolean() })

export const SignIn = z.object({
  email: z.string().max(254),
  password: z.string().max(1024),
  code: z.string().max(16).optional().meta({ description: 'Six digits of the authenticator, when it is on' }),
})
export type SignIn = z.infer<typeof SignIn>

/** `secret` is the fragment of the one-time link. The first admin also says who they are. */
export const UseSignInLink = z.object({
  secret: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).optional(),
})
export type UseSignInLink = z.infer<typeof UseSignInLink>

/** What a one-time link is for, without using it up. */
export const SignInLinkState = z.object({
  purpose: z.enum(['first_admin', 'sign_in']),
  email: z.string().nullable(),
})

export const Password = z.object({
  password: z.string().min(12, 'Use at least 12 characters.').max(1024),
  current_password: z.string().max(1024).optional(),
})
export type Password = z.infer<typeof Password>

/** Shown once, before the authenticator is confirmed. */
export const TotpSetup = z.object({ secret: z.string(), uri: z.string() })
export const TotpCode = z.object({ code: z.string().regex(/^\d{6}$/, 'Enter the six digits.') })

export const Scope = z.enum(['read', 'write', 'admin'])
export type Scope = z.infer<typeof Scope>

export const CreateToken = z.object({
  name: z.string().trim().min(1).max(120),
  scopes: z.array(Scope).min(1),
  expires_at: Instant.nullable().default(null),
})
export type CreateToken = z.infer<typeof CreateToken>

export const Token = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Scope),
  created_at: Instant,
  expires_at: Instant.nullable(),
  last_used_at: Instant.nullable(),
})
/** The only reply that ever holds the token itself. */
export const NewToken = Token.extend({ token: z.string() })

export const Session = z.object({
  id: Id,
  created_at: Instant,
  last_used_at: Instant,
  expires_at: Instant,
  user_agent: z.string(),
  current: z.boolean(),
})

export const RoleReach = z.object({ role: Role, read_reach: Reach, change_reach: Reach })
export const ChangeRoleReach = RoleReach.omit({ role: true })
export type ChangeRoleReach = z.infer<typeof ChangeRoleReach>
