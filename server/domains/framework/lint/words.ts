/** What each finding means. `{…}` are its params. */
export const MESSAGES = {
  escalation_after_resolution:
    'A ticket goes up a tier only after {escalation}, although it was to be resolved within {resolution}: its deadline is missed long before anybody higher hears of it.',
  response_after_resolution: 'The first answer may take {response}, longer than the whole resolution ({resolution}).',
  escalation_before_response:
    'A ticket goes up a tier after {escalation}, before its first answer is due ({response}).',
  response_above_target:
    'The first answer may take {response}, while the desk is measured against {target} (targets.first_response).',
  chat_not_assigned:
    'Chats are not given to anybody automatically: each waits until somebody looks, with an answer due within {response}.',
  chat_without_shifts:
    'The chat is open day and night, with answers due within {response} at any hour, and no team has a calendar that says when somebody is there.',
  chat_open_while_team_is_off:
    'The chat is open day and night, but {team}, who answers {question}, works by the calendar {calendar} and has hours off.',
  question_routed_twice: '{question} is routed to {first} already; this second route never counts.',
  question_not_routed: 'No team is named for {question}.',
  class_unknown: 'Nothing is known of the class {name}, so no ticket belongs to it.',
  class_covered: 'Whoever belongs to {name} belongs to {earlier} already, which stands above it.',
  named_twice: '{name} is written twice; once is enough.',
  no_warnings: 'Nobody is told before a deadline is missed.',
  policy_never_fits:
    'No ticket ever goes by the policy {policy}: earlier ones ({earlier}) fit all of its tickets and name the same times.',
  policy_time_never_counts:
    'The {time} of the policy {policy} never counts: earlier ones ({earlier}) name it for all of its tickets.',
  policy_says_nothing: 'The policy {policy} names neither a time nor a calendar, so it changes nothing.',
  channel_time_never_counts: 'This time never counts: policies ({earlier}) name one for every ticket of the channel.',
  next_above_first: 'The policy {policy} asks for the first answer within {first} and gives every later one {next}.',
  calendar_without_hours: 'The calendar {calendar} has no hours at all: a clock that goes by it never ends.',
  calendar_never_used: 'Nothing goes by the calendar {calendar}.',
  team_without_calendar:
    'Other teams have a calendar and {team} has none: its tickets go by {calendar}, whatever hours it works.',
  tier_without_capabilities: 'The tier {tier} lists nothing it handles, so nothing is sent to it for what it can.',
  capability_twice:
    '{capability} is listed by {first} already; what takes it goes to the lowest tier, never to {tier}.',
  segment_fits_all: 'The segment {segment} names nothing, so every customer belongs to it.',
  segment_never_used: 'Nothing asks for the segment {segment}.',
  step_never_reached:
    'This step is never reached: the one before it does not say by when somebody must answer (acknowledge_within).',
  ladder_ends_in_a_wait: 'The last step waits {wait} for somebody to answer, and then nothing more happens.',
  conditions_never_hold: 'No ticket meets these conditions: {why}.',
  authority_falls: 'The higher tier {tier} may give less than {below}: {limit} against {limit_below}.',
  authority_missing: '{below} may do this, and the higher tier {tier} may not at all.',
  deeds_contradict: 'The automation {automation} does something and its opposite: {deeds}.',
  automation_undone:
    'The automations {first} and {second} may meet the same ticket at the same moment, and one undoes the other: {deeds}.',
  nobody_to_notify: 'The automation {automation} tells the assignee of tickets that nobody has.',
  deed_without_effect: 'The automation {automation} sets what its own conditions ask for already: {deeds}.',
  floor_above_goal: 'The share that is needed ({floor} %) is above the one that is wanted ({goal} %).',
  priority_falls: 'With {more} the priority is {lower}, less than the {higher} with {less}.',
  everybody_unhappy: 'Every rating counts as unhappy, so each one becomes a task.',
  address_unknown: 'Nobody active here has the address {address}, so nobody is told or given anything.',
  role_empty: 'Nobody active here is {role}, so nobody is told.',
  skill_nobody_has: 'Nobody active here has the skill {skill}, so tickets that need it are given to nobody.',
} as const

export type Code = keyof typeof MESSAGES

/** What to do about it. */
export const ADVICE: Record<Code, string> = {
  escalation_after_resolution:
    'Make escalation_threshold shorter than resolution_time_sla, or keep it knowingly: the warnings before the deadline and its breach are told in any case.',
  response_after_resolution: 'Make the first answer due earlier, or give the resolution more time.',
  escalation_before_response: 'Make escalation_threshold longer than the time for the first answer.',
  response_above_target: 'Shorten the time, or change the target.',
  chat_not_assigned: 'Add live_chat to routing.assign_automatically.',
  chat_without_shifts:
    'Give the teams that answer chats calendars which together cover the week, or a policy for chats with the calendar somebody works by.',
  chat_open_while_team_is_off:
    'Send the question to a team that is always there, add a shift, or give chats a policy with this calendar so that the clock rests too.',
  question_routed_twice: 'Take one of the two away.',
  question_not_routed: 'Name a team for it; until then the other rules of routing decide.',
  class_unknown: 'Correct the word; docs/operate/framework.md lists those that are known.',
  class_covered: 'Put {name} above {earlier}, or take it away.',
  named_twice: 'Take one of the two away.',
  no_warnings: 'Write percentages such as [75, 90].',
  policy_never_fits: 'Put it above the wider ones, or take it away.',
  policy_time_never_counts: 'Put the policy above the wider ones, or take the time away.',
  policy_says_nothing: 'Name a time such as first_response: "1 hour", or take the policy away.',
  channel_time_never_counts: 'Change the policies instead; this time is kept for the day they are gone.',
  next_above_first:
    'A customer who waits for a second answer is usually owed it as soon: make next_response shorter, or keep it knowingly.',
  calendar_without_hours: 'Write hours, such as mon: [["09:00", "17:00"]], or "24/7".',
  calendar_never_used: 'Name it for a team, a policy or sla.calendar, or take it away.',
  team_without_calendar: 'Write teams.{team}.calendar.',
  tier_without_capabilities: 'List what the tier handles.',
  capability_twice: 'Keep it in one tier.',
  segment_fits_all: 'Name account_types, companies, email_domains or languages.',
  segment_never_used: 'Name it in a policy, a ladder or an automation, or take it away.',
  step_never_reached: 'Write acknowledge_within in the step before.',
  ladder_ends_in_a_wait: 'Add a step, or take acknowledge_within away.',
  conditions_never_hold: 'Correct the conditions.',
  authority_falls: 'Give the higher tier at least as much.',
  authority_missing: 'Write a limit for {tier}.',
  deeds_contradict: 'Keep one of the two.',
  automation_undone: 'Narrow the conditions of one so that they do not meet, or keep one of the two.',
  nobody_to_notify: 'Tell the lead, or ask for assigned: true.',
  deed_without_effect: 'Take the deed away, or change the conditions.',
  floor_above_goal: 'Make the floor at most the goal.',
  priority_falls: 'Let the priority rise with impact and urgency.',
  everybody_unhappy: 'Write a lower number, such as 3.',
  address_unknown: 'Correct the address, or add the person under Settings → People.',
  role_empty: 'Give somebody this role, or name an address.',
  skill_nobody_has: 'Give somebody the skill under Settings → People, or correct the word.',
}
