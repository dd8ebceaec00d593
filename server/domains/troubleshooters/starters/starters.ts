import { account } from './account.ts'
import { billing } from './billing.ts'
import { featureRequest } from './feature-request.ts'
import { general } from './general.ts'
import type { Sheet } from './sheet.ts'
import { technical } from './technical.ts'

/** By category of tickets, queue, and kind of article: one taxonomy has these names for the same four. */
const SHEETS: Record<string, Sheet> = {
  ...{ technical, technical_issues: technical, technical_troubleshooting: technical, troubleshooting: technical },
  ...{ billing, billing_questions: billing, billing_information: billing },
  ...{ account, account_management: account },
  ...{ feature_request: featureRequest, general, general_inquiries: general },
}

/** What a first tree for this category begins with; null: nothing is known of such a category. */
export const sheetOf = (category_key: string): Sheet | null => SHEETS[category_key] ?? null
export const GENERAL = general
