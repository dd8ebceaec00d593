import { expect, test } from 'vitest'
import { aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { checkFramework } from '../queries.ts'
import { readFrameworkText } from '../read-text.ts'
import { MESSAGES } from './words.ts'

const { api, ctx } = await anInstallation()

/** A text, and the one finding it is about. */
const CASES: [code: string, text: string, path: string, line: number][] = [
  [
    'escalation_after_resolution',
    'support_channels:\n  email:\n    escalation_threshold: "30 hours"\n',
    'support_channels.email.escalation_threshold',
    3,
  ],
  [
    'response_after_resolution',
    'support_channels:\n  email:\n    response_time_sla: "2 days"\n',
    'support_channels.email.response_time_sla',
    3,
  ],
  [
    'escalation_before_response',
    'support_channels:\n  email:\n    escalation_threshold: "1 hour"\n',
    'support_channels.email.escalation_threshold',
    3,
  ],
  [
    'response_above_target',
    'support_channels:\n  social_media:\n    response_time_sla: "3 hours"\n',
    'support_channels.social_media.response_time_sla',
    3,
  ],
  ['chat_not_assigned', 'routing:\n  assign_automatically: [email]\n', 'routing.assign_automatically', 2],
  [
    'chat_without_shifts',
    'support_channels:\n  live_chat:\n    availability: "24/7"\n',
    'support_channels.live_chat.availability',
    3,
  ],
  [
    'chat_open_while_team_is_off',
    'support_channels: { live_chat: { availability: "24/7" } }\ncalendars: { days: { time_zone: UTC, hours: { mon: [["09:00", "17:00"]] } } }\nteams: { tier1_general: { tier: tier1_general, calendar: days } }\n',
    'support_channels.live_chat.availability',
    1,
  ],
  [
    'question_routed_twice',
    'support_channels:\n  live_chat:\n    auto_routing:\n      - technical_issues: tier2_technical\n      - technical_issues: tier1_general\n',
    'support_channels.live_chat.auto_routing.1.technical_issues',
    5,
  ],
  [
    'question_not_routed',
    'support_channels:\n  live_chat:\n    auto_routing: []\n',
    'support_channels.live_chat.auto_routing',
    3,
  ],
  [
    'class_unknown',
    'support_channels:\n  email:\n    priority_routing: [vips]\n',
    'support_channels.email.priority_routing.0',
    3,
  ],
  [
    'class_covered',
    'support_channels:\n  email:\n    priority_routing: [premium_customers, enterprise_customers]\n',
    'support_channels.email.priority_routing.1',
    3,
  ],
  [
    'named_twice',
    'support_channels:\n  email:\n    priority_routing:\n      - billing_issues\n      - billing_issues\n',
    'support_channels.email.priority_routing.1',
    5,
  ],
  ['no_warnings', 'sla:\n  warn_at_percent: []\n', 'sla.warn_at_percent', 2],
  [
    'policy_never_fits',
    'sla:\n  policies:\n    - { name: all, channels: [email, live_chat], first_response: "1 hour" }\n    - { name: mail, channels: [email], priorities: [high], first_response: "30 minutes" }\n',
    'sla.policies.1',
    4,
  ],
  [
    'policy_time_never_counts',
    'sla:\n  policies:\n    - { name: all, first_response: "1 hour" }\n    - name: mail\n      first_response: "30 minutes"\n      resolution: "1 day"\n',
    'sla.policies.1.first_response',
    5,
  ],
  ['policy_says_nothing', 'sla:\n  policies:\n    - { name: idle, channels: [email] }\n', 'sla.policies.0', 3],
  [
    'channel_time_never_counts',
    'support_channels: { email: { resolution_time_sla: "20 hours" } }\nsla: { policies: [{ name: all, resolution: "1 day" }] }\n',
    'support_channels.email.resolution_time_sla',
    1,
  ],
  [
    'next_above_first',
    'sla:\n  policies:\n    - name: odd\n      first_response: "1 hour"\n      next_response: "2 hours"\n',
    'sla.policies.0.next_response',
    5,
  ],
  [
    'calendar_without_hours',
    'calendars:\n  never:\n    time_zone: UTC\n    hours: { mon: [] }\n',
    'calendars.never.hours',
    4,
  ],
  ['calendar_never_used', 'calendars:\n  spare: { time_zone: UTC, hours: "24/7" }\n', 'calendars.spare', 2],
  [
    'team_without_calendar',
    'teams:\n  a: { tier: tier1_general, calendar: always }\n  b: { tier: tier1_general }\n',
    'teams.b',
    3,
  ],
  [
    'tier_without_capabilities',
    'support_tiers:\n  vip:\n    capabilities: []\n    escalation_criteria: []\n',
    'support_tiers.vip.capabilities',
    3,
  ],
  [
    'capability_twice',
    'support_tiers:\n  tier3_specialists:\n    capabilities: [basic_troubleshooting]\n',
    'support_tiers.tier3_specialists.capabilities.0',
    3,
  ],
  ['segment_fits_all', 'segments:\n  anybody: {}\n', 'segments.anybody', 2],
  ['segment_never_used', 'segments:\n  chinese: { languages: [zh] }\n', 'segments.chinese', 2],
  [
    'step_never_reached',
    'escalation:\n  ladders:\n    - name: a\n      steps:\n        - { notify: [lead] }\n        - { notify: [admin] }\n',
    'escalation.ladders.0.steps.1',
    6,
  ],
  [
    'ladder_ends_in_a_wait',
    'escalation:\n  ladders:\n    - name: a\n      steps:\n        - { notify: [admin], acknowledge_within: "1 hour" }\n',
    'escalation.ladders.0.steps.0',
    5,
  ],
  [
    'conditions_never_hold',
    'automations:\n  - name: a\n    on: rated\n    when: { tags: [x], without_tags: [x] }\n    do: [{ note: hm }]\n',
    'automations.0.when',
    4,
  ],
  [
    'authority_falls',
    'authority:\n  refund:\n    limits: { tier3_specialists: 100 }\n',
    'authority.refund.limits.tier3_specialists',
    3,
  ],
  [
    'authority_missing',
    'authority:\n  voucher:\n    unit: EUR\n    limits: { tier1_general: 5, tier2_technical: 5 }\n',
    'authority.voucher.limits',
    4,
  ],
  [
    'deeds_contradict',
    'automations:\n  - name: a\n    on: rated\n    do:\n      - add_tags: [x]\n      - remove_tags: [x]\n',
    'automations.0.do.1',
    6,
  ],
  [
    'automation_undone',
    'automations:\n  - { name: a, on: rated, when: { channels: [email] }, do: [{ set_status: open }] }\n  - { name: b, on: rated, do: [{ set_status: closed }] }\n',
    'automations.1.do',
    3,
  ],
  [
    'nobody_to_notify',
    'automations:\n  - { name: a, on: rated, when: { assigned: false }, do: [{ notify: [assignee] }] }\n',
    'automations.0.do',
    2,
  ],
  [
    'deed_without_effect',
    'automations:\n  - { name: a, on: rated, when: { statuses: [open] }, do: [{ set_status: open }] }\n',
    'automations.0.do.0',
    2,
  ],
  ['floor_above_goal', 'targets:\n  first_contact: { floor: 90 }\n', 'targets.first_contact.floor', 2],
  ['priority_falls', 'triage:\n  priority_matrix:\n    high: { high: low }\n', 'triage.priority_matrix.high.high', 3],
  ['everybody_unhappy', 'surveys:\n  unhappy_at_most: 5\n', 'surveys.unhappy_at_most', 2],
]

test.each(CASES)('%s is found at its line, with what it means and what to do', (code, text, path, line) => {
  expect(readFrameworkText(text).errors).toEqual([])
  const found = checkFramework(text).find((finding) => finding.code === code && finding.path === path)
  expect(found).toMatchObject({ path, line, from: 'text' })
  expect(`${found!.message} ${found!.advice}`).not.toMatch(/[{}]|undefined/)
})

const BY_PEOPLE = ['address_unknown', 'role_empty', 'skill_nobody_has']

test('every finding there is has a case here', () => {
  expect([...CASES.map(([code]) => code), ...BY_PEOPLE].toSorted()).toEqual(Object.keys(MESSAGES).toSorted())
})

test('people and skills that are not here are told, and those who are here are not', async () => {
  await aUser(ctx, { role: 'lead', email: 'here@desk.example' })
  const text = `escalation:
  management: { role: admin }
routing:
  skills: { technical: [kubernetes] }
automations:
  - { name: a, on: rated, do: [{ assign_to: HERE@desk.example }] }
  - { name: b, on: escalated, do: [{ notify: [lead, gone@desk.example] }] }
`
  const { findings } = (await api('POST', '/framework/plan', { body: { text } })).json
  const about = findings.filter(({ code }: { code: string }) => BY_PEOPLE.includes(code))
  expect(about.map(({ code, line }: { code: string; line: number }) => [code, line])).toEqual([
    ['role_empty', 2],
    ['address_unknown', 7],
    ['skill_nobody_has', 4],
  ])
})

test('policies side by side are no shadows, nor is a wider one above a narrower time', () => {
  const text = `segments: { vips: { companies: [Acme] } }
sla:
  policies:
    - { name: vips, segments: [vips], first_response: "10 minutes" }
    - { name: urgent, priorities: [critical], first_response: "15 minutes" }
    - { name: mail, channels: [email], first_response: "1 hour", resolution: "8 hours" }
    - { name: rest, resolution: "1 day" }
`
  const codes = checkFramework(text).map(({ code }) => code)
  expect(codes.filter((code) => code.startsWith('policy'))).toEqual([])
})

test('automations whose tickets never meet do not undo each other', () => {
  const pair = (one: string, other: string) => `automations:
  - { name: a, on: rated, when: ${one}, do: [{ set_status: open }] }
  - { name: b, on: rated, when: ${other}, do: [{ set_status: closed }] }
`
  for (const [one, other] of [
    ['{ channels: [email] }', '{ channels: [live_chat] }'],
    ['{ assigned: true }', '{ assigned: false }'],
    ['{ tags: [x] }', '{ without_tags: [x] }'],
  ])
    expect(checkFramework(pair(one!, other!)).map(({ code }) => code)).not.toContain('automation_undone')
})
