import type { AccountType } from '../../../customers/contract.ts'

/** A message as somebody might write it, and how an experienced lead would read it. */
export interface Case {
  text: string
  subject: string
  account_type: AccountType
  category: string
  impact: string
  urgency: string
  emotion: string
  complexity: string
  tier: number
}

/** `read` is category, impact, urgency, emotion, complexity and tier; then whose, if not a free customer's. */
export function aCase(read: string, text: string, subject = ''): Case {
  const [category, impact, urgency, emotion, complexity, tier, account_type = 'free'] = read.split(' ') as string[]
  return {
    ...{ text, subject, account_type: account_type as AccountType },
    ...{ category: category!, impact: impact!, urgency: urgency!, emotion: emotion!, complexity: complexity! },
    tier: Number(tier),
  }
}
