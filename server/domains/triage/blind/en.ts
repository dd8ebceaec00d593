import type { TriageCase } from './case.ts'
import { enAccountCases } from './en-account.ts'
import { enBillingCases } from './en-billing.ts'
import { enFeatureRequestCases } from './en-feature-request.ts'
import { enTechnicalCases } from './en-technical.ts'

export const enCases: readonly TriageCase[] = [
  ...enTechnicalCases,
  ...enBillingCases,
  ...enAccountCases,
  ...enFeatureRequestCases,
]
