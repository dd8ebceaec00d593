import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'

export const AccountType = z.enum(['free', 'premium', 'enterprise'])
export type AccountType = z.infer<typeof AccountType>

export const IdentityKind = z.enum(['email', 'phone', 'handle', 'user_id'])
export type IdentityKind = z.infer<typeof IdentityKind>

/** One address a customer is known by. Unverified ones open nobody's history. */
export const Identity = z.object({ kind: IdentityKind, value: z.string(), verified: z.boolean() })
export type Identity = z.infer<typeof Identity>

export const ConsentPurpose = z.enum(['follow_up', 'survey', 'marketing', 'proactive_help'])
export const Consent = z.object({ purpose: ConsentPurpose, granted: z.boolean(), source: z.string(), at: Instant })

/** Limits are for what comes in: a reply must show what is stored, whatever it is. */
const Domain = z.string().trim().toLowerCase().min(1).max(253).nullable()

export const Company = z.object({
  id: Id,
  name: z.string(),
  domain: z.string().nullable(),
  account_type: AccountType,
  created_at: Instant,
})
export type Company = z.infer<typeof Company>

export const CreateCompany = z.object({
  name: z.string().trim().min(1).max(200),
  domain: Domain.default(null),
  account_type: AccountType.default('free'),
})
export type CreateCompany = z.infer<typeof CreateCompany>
export const ChangeCompany = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  domain: Domain.optional(),
  account_type: AccountType.optional(),
})
export type ChangeCompany = z.infer<typeof ChangeCompany>

/** A person we help. `account_type` is the person's own, or else the company's. */
export const Customer = z.object({
  id: Id,
  name: z.string(),
  identities: z.array(Identity),
  company_id: Id.nullable(),
  company_name: z.string().nullable(),
  account_type: AccountType,
  language: z.string().nullable(),
  time_zone: z.string().nullable(),
  consents: z.array(Consent),
  created_at: Instant,
})
export type Customer = z.infer<typeof Customer>

const NewIdentity = z.object({
  kind: IdentityKind,
  value: z.string().trim().min(1).max(254),
  verified: z.boolean().default(false),
})

export const CreateCustomer = z.object({
  name: z.string().trim().min(1).max(200),
  identities: z.array(NewIdentity).max(20).default([]),
  company_id: Id.nullable().default(null),
  account_type: AccountType.optional(),
  language: z.string().max(20).nullable().default(null),
  time_zone: z.string().max(60).nullable().default(null),
})
export type CreateCustomer = z.infer<typeof CreateCustomer>

export const ChangeCustomer = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  company_id: Id.nullable().optional(),
  account_type: AccountType.nullable().optional().meta({ description: 'null: as the company' }),
  language: z.string().max(20).nullable().optional(),
  time_zone: z.string().max(60).nullable().optional(),
  consents: z.array(z.object({ purpose: ConsentPurpose, granted: z.boolean() })).optional(),
})
export type ChangeCustomer = z.infer<typeof ChangeCustomer>

export const CustomerQuery = PageQuery.extend({
  q: z.string().max(200).optional().meta({ description: 'Start of a name or an address' }),
  company_id: Id.optional(),
})
export type CustomerQuery = z.infer<typeof CustomerQuery>
