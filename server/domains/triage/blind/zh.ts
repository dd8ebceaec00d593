import type { TriageCase } from './case.ts'
import { zhAccountCases } from './zh-account.ts'
import { zhBillingCases } from './zh-billing.ts'
import { zhFeatureRequestCases } from './zh-feature-request.ts'
import { zhTechnicalCases } from './zh-technical.ts'

export const zhCases: readonly TriageCase[] = [
  ...zhTechnicalCases,
  ...zhBillingCases,
  ...zhAccountCases,
  ...zhFeatureRequestCases,
]
