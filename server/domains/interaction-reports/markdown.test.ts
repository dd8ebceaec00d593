import { expect, test } from 'vitest'
import { aClock, aMessage, anAnswer, aReading, bareFacts, idOf, reportOf } from '../../testing/report-facts.ts'
import type { Facts } from './facts/facts.ts'
import { reportMarkdown } from './markdown.ts'

const TEMPLATE = `# Customer Support Interaction Report
## 👤 Customer Information
### Contact Details
Customer Name:
Account Type:
Contact Method:
Priority Level:
Previous Interactions:
### Issue Summary
Issue Category:
Issue Description:
Impact Level:
Customer Emotion:
## 🔍 Resolution Process
### Initial Assessment
Problem Analysis:
Customer Needs:
Success Criteria:
Resource Requirements:
### Solution Implementation
Steps Taken:
Collaboration Required:
Knowledge Base References:
Testing and Validation:
### Customer Communication
Explanation Provided:
Education Delivered:
Follow-up Scheduled:
Additional Resources:
## 📊 Outcome and Metrics
### Resolution Results
Resolution Time:
First Contact Resolution:
Customer Satisfaction:
Issue Recurrence Risk:
### Process Quality
SLA Compliance:
Escalation Required:
Knowledge Gaps Identified:
Process Improvements:
## 🎯 Follow-up Actions
### Immediate Actions (24 hours)
Customer Follow-up:
Documentation Updates:
Team Notifications:
### Process Improvements (7 days)
Knowledge Base:
Training Needs:
Product Feedback:
### Proactive Measures (30 days)
Customer Success:
Issue Prevention:
Process Optimization:
### Quality Assurance
Interaction Review:
Coaching Opportunities:
Best Practices:
Customer Feedback Integration:
Support Responder:
Interaction Date:
Case ID:
Resolution Status:
Customer Permission:
`

/** What is left of a report when its values are taken out. */
const withoutValues = (markdown: string): string =>
  markdown
    .split('\n')
    .filter((line) => !line.startsWith('- '))
    .map((line) => /^\*\*(.+?:)\*\*/.exec(line)?.[1] ?? line)
    .join('\n')

const report = (facts: Facts) => reportMarkdown(reportOf(facts))

const full = (): Facts => {
  const bare = bareFacts()
  const task = (kind: string, hours: string) => ({
    ...{ id: idOf(40), key: kind, kind, title: null, source: 'report', owner_name: 'Ada Agent', team: null },
    ...{ due_at: `2026-03-${hours}:30:00.000Z`, state: 'open', reason: null, ended_at: null },
  })
  return {
    ...bare,
    ticket: {
      ...bare.ticket,
      ...{ subject: 'Charged twice', status: 'resolved', priority: 'high', category: 'billing', impact: 'high' },
      ...{ urgency: 'medium', emotion: 'satisfied', assignee_id: idOf(3), assignee_name: 'Ada Agent' },
      resolved_at: '2026-03-02T11:30:00.000Z',
    },
    customer: {
      ...{ ...bare.customer, name: 'Cara Customer', account_type: 'premium' },
      consents: [{ purpose: 'follow_up', granted: true, source: 'agent', at: '2026-01-01T00:00:00.000Z' }],
    },
    messages: [
      aMessage(1, { text: 'You took 49 € twice.\nPlease give me one back.' }),
      aMessage(2, { kind: 'note', author_type: 'agent', author_id: idOf(4), author_name: 'Bob Biller', text: 'Yes.' }),
      anAnswer(3, 'I have sent the second payment back. See https://help.example/refunds for when it arrives.'),
      aMessage(4, { text: 'Great, thank you!' }),
    ],
    triage: {
      ...{ category: aReading('billing', 0.93), impact: aReading('high', 0.8), urgency: aReading('medium') },
      ...{ topic: 'double_charge', rules_version: 'rules 1' },
      requests: [
        {
          ...{ message_id: idOf(101), start: 21, end: 45, text: 'Please give me one back.' },
          ...{ category: 'billing', topic: 'refund', confidence: 0.8 },
        },
      ],
      emotions: [
        { message_id: idOf(101), emotion: 'frustrated', confidence: 0.8, at: '2026-03-02T09:01:00.000Z' },
        { message_id: idOf(104), emotion: 'satisfied', confidence: 0.9, at: '2026-03-02T09:04:00.000Z' },
      ],
    },
    clocks: [
      aClock('first_response', 'met', 180),
      { ...aClock('resolution', 'missed', 8_100), calendar_seconds: 9_000 },
      aClock('escalation', null, 9),
    ],
    escalations: [
      {
        ...{ id: idOf(50), criterion: 'billing_dispute', rule: 'by_hand', from_tier: 'tier1_general' },
        ...{ to_tier: 'tier2_technical', to_team: 'tier2_technical', escalated_by: { id: idOf(3), name: 'Ada Agent' } },
        ...{ at: '2026-03-02T09:02:30.000Z', accepted_by: { id: idOf(4), name: 'Bob Biller' } },
        accepted_at: '2026-03-02T09:02:40.000Z',
      },
    ],
    confirmation: {
      ...{ id: idOf(60), ticket_id: idOf(1), resolved_at: '2026-03-02T11:30:00.000Z', state: 'confirmed' },
      ...{ lapses_at: '2026-03-09T11:30:00.000Z', decided_at: '2026-03-02T12:00:00.000Z', decided_by: 'customer' },
      ...{ asked: true, comment: null },
    },
    survey: { id: idOf(70), state: 'answered', score: 5, comment: '# Quick\n\nand kind', answered_by: 'customer' },
    tasks: [task('customer_follow_up', '03T11'), task('knowledge_base', '09T11')] as Facts['tasks'],
    past: {
      tickets: [
        { id: idOf(80), score: 4 },
        { id: idOf(81), score: null },
      ],
      ...{ alike: [idOf(80), idOf(1)], continued: [] },
    },
    edits: {
      success_criteria: {
        value: 'The money is back.',
        by: { id: idOf(3), name: 'Ada Agent' },
        at: '2026-03-02T11:00:00.000Z',
      },
    },
    cause: { code: 'billing_error', source: 'rule', confidence: 0.9 },
  }
}

test('with or without values the report is the template, line by line', () => {
  expect(withoutValues(report(full()))).toBe(TEMPLATE)
  expect(withoutValues(report(bareFacts()))).toBe(TEMPLATE)
})

test('all values of a ticket with everything', () => {
  const values = report(full())
    .split('\n')
    .filter((line) => !line.startsWith('#'))
  expect(values.join('\n')).toBe(`**Customer Name:** Cara Customer
**Account Type:** Premium
**Contact Method:** Email
**Priority Level:** High
**Previous Interactions:** 2 tickets in the 90 days before, ratings 4/5
**Issue Category:** Billing
**Issue Description:** Charged twice – You took 49 € twice. Please give me one back.
**Impact Level:** High impact, medium urgency
**Customer Emotion:** Satisfied (at first: Frustrated)
**Problem Analysis:** Billing error
**Customer Needs:** Please give me one back.
**Success Criteria:** The money is back.
**Resource Requirements:** tier2_technical
**Steps Taken:**
- Escalated to tier2_technical: billing dispute. → Accepted by Bob Biller.
- I have sent the second payment back. → The customer answered: “Great, thank you!”
**Collaboration Required:** Bob Biller
**Knowledge Base References:**
**Testing and Validation:** The customer confirmed on 2026-03-02 12:00 UTC that it is solved.
**Explanation Provided:** “I have sent the second payment back. See https://help.example/refunds for when it arrives.”
**Education Delivered:**
**Follow-up Scheduled:** Customer follow-up: 2026-03-03 11:30 UTC
**Additional Resources:** https://help.example/refunds
**Resolution Time:** 2 h 30 min (2 h 15 min on the clock)
**First Contact Resolution:** No (2 contacts)
**Customer Satisfaction:** 5/5 – “# Quick and kind”
**Issue Recurrence Risk:** Medium
**SLA Compliance:** Met response time, Missed resolution time
**Escalation Required:** Yes – billing dispute (2026-03-02 09:02 UTC)
**Knowledge Gaps Identified:**
**Process Improvements:**
**Customer Follow-up:** Due 2026-03-03 11:30 UTC, Ada Agent, open
**Documentation Updates:**
**Team Notifications:**
**Knowledge Base:** Due 2026-03-09 11:30 UTC, Ada Agent, open
**Training Needs:**
**Product Feedback:**
**Customer Success:**
**Issue Prevention:**
**Process Optimization:**
**Interaction Review:**
**Coaching Opportunities:**
**Best Practices:**
**Customer Feedback Integration:**
**Support Responder:** Ada Agent
**Interaction Date:** 2026-03-02 09:00 UTC
**Case ID:** C-1001
**Resolution Status:** Resolved
**Customer Permission:** Follow-up: Yes, feedback: not asked
`)
})

test('of a ticket nobody knows anything about nothing is made up', () => {
  const filled = report(bareFacts())
    .split('\n')
    .filter((line) => /^\*\*.+:\*\* ./.test(line))
  expect(filled).toEqual([
    '**Customer Name:** [Unknown]',
    '**Account Type:** Free',
    '**Contact Method:** Email',
    '**Priority Level:** Medium',
    '**Previous Interactions:** 0 tickets in the 90 days before, no ratings',
    '**Escalation Required:** No',
    '**Interaction Date:** 2026-03-02 09:00 UTC',
    '**Case ID:** C-1001',
    '**Resolution Status:** Ongoing',
  ])
})

test.each([
  ['>quoted', '\\>quoted'],
  ['_leaned_ on ~~nothing~~', '\\_leaned\\_ on \\~\\~nothing\\~\\~'],
  ['tier1_general', 'tier1_general'],
])('%s is written as it reads', (name, written) => {
  const facts = full()
  facts.customer.name = name
  expect(report(facts)).toContain(`**Customer Name:** ${written}\n`)
})

test('what customers write adds no line, heading, picture or HTML', () => {
  const hostile = '# Big\n## Steps\n\n- x\n> y\n**Case ID:** C-9\n![p](https://evil.example/p.png)<img src=x>`'
  const facts = full()
  facts.messages[0]!.text = hostile
  facts.messages[3]!.text = hostile
  facts.ticket.subject = hostile
  facts.customer.name = hostile
  facts.survey!.comment = hostile
  facts.triage!.requests[0]!.text = hostile
  const markdown = report(facts)
  expect(withoutValues(markdown)).toBe(TEMPLATE)
  expect(markdown).not.toMatch(/(?<!\\)<img|(?<!\\)\[p|(?<!\\)\*\*Case ID:\*\* C-9/)
  expect(markdown).toContain('**Customer Name:** \\# Big')
})
