/** The matter a customer writes about. */
type CaseCategory = 'technical' | 'billing' | 'account' | 'feature_request'

/** What a careful support lead would decide about one message, from its text alone. */
interface TriageLabels {
  /** The language the customer writes in; Chinese in either script is `zh`. */
  language: 'en' | 'zh'
  /** The main matter: where there are several, the one that weighs most. */
  category: CaseCategory
  /** How much is hindered: one person's question is low, a whole company or lost data is critical. */
  impact: 'low' | 'medium' | 'high' | 'critical'
  /** How soon it matters: no hurry is low, today or tomorrow is high. */
  urgency: 'low' | 'medium' | 'high'
  /** The mood of the writer; a plain and polite report is neutral. */
  emotion: 'frustrated' | 'confused' | 'neutral' | 'satisfied'
  /** How hard the answer is: a known procedure is low, diagnosis medium, recovery or integration high. */
  complexity: 'low' | 'medium' | 'high'
  /** Follows from impact and urgency, one step higher for an enterprise account. */
  priority: 'low' | 'medium' | 'high' | 'critical'
  /** Who answers: follows from category and complexity, and from what only specialists may do. */
  team: 'tier1_general' | 'tier2_technical' | 'tier3_specialists' | 'billing_specialist'
  /** The categories of the distinct things asked for, in the order they appear. */
  requests: readonly CaseCategory[]
}

/** One message and its labels. */
export interface TriageCase {
  /** Language and number, such as `en-001`; unique. */
  id: string
  /** The subject line, where the channel has one and the customer filled it in. */
  subject?: string
  /** The message as it came in, greeting, signature and quoted text included. */
  text: string
  /** The plan of the customer. */
  account_type: 'free' | 'premium' | 'enterprise'
  /** The labels to be found. */
  expected: TriageLabels
}
