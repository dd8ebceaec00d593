import type { TriageCase } from './case.ts'

// biome-ignore format: one case stays a few lines
export const enFeatureRequestCases: readonly TriageCase[] = [
  { id: 'en-089', account_type: 'free',
    text: 'Big fan here! One tiny wish: could you add a dark mode? My eyes would love you even more than they ' +
      'do now.',
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-090', account_type: 'premium',
    text: 'It would be useful if recurring tasks could skip public holidays. Today I move them by hand, about ' +
      'once a month.',
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-091', account_type: 'premium',
    text: 'Three YEARS people have been begging in your forum for nested folders. Three. I waste half an hour ' +
      'a day because of the flat list. Is anybody reading this? When will it come?',
    expected: { language: 'en', category: 'feature_request', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-092', account_type: 'enterprise', subject: 'Custom connector to SAP S/4HANA',
    text: "Hello, we'd like to commission a connector between your order module and our SAP system, as the " +
      "standard export doesn't cover our pricing conditions; at the moment five people key in orders by " +
      'hand. Could you let us have an estimate of effort and a contact in your development team?\nBest, ' +
      'Jean-Luc Perrot',
    expected: { language: 'en', category: 'feature_request', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'high', priority: 'high', team: 'tier3_specialists',
      requests: ['feature_request'] } },
  { id: 'en-093', account_type: 'free',
    text: 'Feature idea: let me pin a note to the top. Thats all. already my favourite app on the phone btw, ' +
      'keep going',
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-094', account_type: 'premium',
    text: 'The new reports are brilliant, they saved me hours this week. If you ever touch them again: an ' +
      'option to send them to Slack every Monday would be the cherry on top.',
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-095', account_type: 'enterprise',
    text: 'Our compliance department would like the audit log to be kept for 24 months rather than 12. As far ' +
      "as I can see that is not offered. Is it on your roadmap? We'd need it by the end of next year.",
    expected: { language: 'en', category: 'feature_request', impact: 'medium', urgency: 'low',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-096', account_type: 'free',
    text: 'Your website says "speaks your language" but I only see 9 in the menu and no Welsh, so now I\'m ' +
      "puzzled. Did I miss it? If it isn't there, could it be added?",
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-097', account_type: 'premium',
    text: 'No complaint at all, everything runs nicely! Just an idea: keyboard shortcuts for approving would ' +
      'make our Fridays faster.',
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-098', account_type: 'premium',
    text: "I wish that the Kanban cards showed the customer's name and not only the number. Nothing is broken, " +
      "it's only that I keep clicking into each.",
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request'] } },
  { id: 'en-099', account_type: 'free',
    text: "Thank you for this tool, I use it for my choir and we're all happy with it. Two wishes from the " +
      'altos: a calendar we can print, and birthdays on the member page.',
    expected: { language: 'en', category: 'feature_request', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['feature_request', 'feature_request'] } },
  { id: 'en-100', account_type: 'premium',
    text: "We'd love single sign-on for the Premium plan too; managing 30 passwords by hand is a chore, though " +
      "it's no emergency. Separately, where do I see who has turned on two-factor today?",
    expected: { language: 'en', category: 'feature_request', impact: 'medium', urgency: 'low',
      emotion: 'neutral', complexity: 'medium', priority: 'low', team: 'tier1_general',
      requests: ['feature_request', 'account'] } },
]
