import { aCase } from './case.ts'

export const enTechnicalWishes = [
  aCase(
    'technical medium medium neutral medium 2',
    'The app crashes as soon as I open the calendar. Android 14, version 5.2.1. Worked fine last week.',
  ),
  aCase(
    'technical critical high frustrated high 2',
    'Your entire platform is down!! We cannot process a single order, we are losing thousands per hour. FIX THIS NOW',
    'DOWN DOWN DOWN',
  ),
  aCase(
    'technical medium medium neutral high 2',
    'Since the change on Tuesday our webhook receives every event twice. The signature is valid both times. Request ids attached.',
  ),
  aCase(
    'technical medium medium neutral high 2',
    'POST /v2/orders returns 422 "currency missing" although the field is in the payload. Same call worked with v1. Here is the curl:',
  ),
  aCase('technical low medium neutral low 1', 'How can I export my report to PDF? I only find CSV.'),
  aCase(
    'technical medium medium neutral medium 2',
    'The dashboard has been getting slower and slower, now it takes about 40 seconds to load and sometimes it just times out.',
  ),
  aCase(
    'technical high high neutral high 3',
    'I accidentally deleted the project "Relaunch" with about 300 documents. Is there any way to restore it? We need it today.',
  ),
  aCase(
    'technical critical high neutral high 3 enterprise',
    'When I open the invoices page I can see invoices of another company. This looks like a serious privacy problem.',
  ),
  aCase(
    'technical high medium frustrated high 2',
    'The Salesforce sync stopped again. My whole sales team works with outdated contacts. Third time this quarter, honestly losing patience.',
  ),
  aCase('technical low low neutral low 1', 'There is a typo on the settings page: "notificatons". Nothing urgent.'),
  aCase(
    'technical medium medium confused medium 2',
    "I don't get any notification emails any more and I can't figure out why, the setting is on. Am I missing something?",
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'CSV import stops at row 1,200 with "unexpected character". I checked the file and can not see anything special there.',
  ),
  aCase(
    'technical high medium neutral high 3 enterprise',
    'We are rolling out SSO with Azure AD. SAML login ends with "invalid audience" for all users of the pilot group. Metadata was uploaded according to your docs.',
  ),
  aCase(
    'technical medium medium frustrated medium 2',
    'the numbers in the weekly report are simply wrong. total says 310, if I add the rows I get 287. how am I supposed to trust this tool',
  ),
  aCase(
    'technical low low satisfied low 1',
    'The update fixed it, everything works again. Thanks a lot for the quick help!',
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'Pictures in the editor are not showing in Firefox, only a grey box. Chrome is fine.',
  ),
  aCase(
    'technical critical high frustrated high 3',
    'ALL OUR DATA IS GONE. The workspace is empty since this morning, nobody here deleted anything. What is going on???',
    'data gone',
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'Every time I hit save I get "Something went wrong, please try again later". Cleared the cache, tried another browser, same.',
  ),
  aCase(
    'technical low medium neutral medium 2',
    'What are the rate limits of your REST API, and do you have an SDK for Go?',
  ),
  aCase(
    'technical high medium neutral medium 2',
    'Several colleagues in our department have the problem that uploaded files stay at 99 percent forever.',
  ),
  aCase(
    'technical low medium neutral high 2',
    'We want to migrate about 40,000 tickets from our old helpdesk. What is the recommended way?',
  ),
  aCase(
    'technical medium medium confused medium 2',
    'Weird one. The same filter shows 12 results on my laptop and 15 on my phone. Is this expected?',
  ),
  aCase(
    'technical critical high neutral high 3',
    'One of our API keys was pushed to a public repository last night. Please revoke it and tell us whether it was used.',
  ),
  aCase('technical medium medium neutral medium 2', 'printer button does nothing when i click it. can you help'),
  aCase(
    'technical medium high frustrated medium 2',
    'Video calls freeze every few minutes. I interview people all day with this and it makes us look like amateurs. Need this solved by tomorrow.',
  ),
  aCase(
    'technical medium medium neutral high 2',
    'Steps to reproduce: 1. open a board 2. drag a card to another column 3. press undo. Expected: card goes back. Actual: card is duplicated.',
    'Bug: undo duplicates cards',
  ),
  aCase('feature_request low low neutral low 1', 'It would be great if the calendar could start on Mondays. No hurry.'),
  aCase('feature_request low low satisfied low 1', 'Love the new editor! One small wish: a shortcut to insert tables.'),
  aCase(
    'feature_request low low neutral low 1',
    'Any plans to support Arabic (right to left)? Several of our customers ask for it.',
  ),
  aCase(
    'feature_request low low frustrated low 1',
    "Honestly disappointed that there's still no dark mode. People have been asking for years. Every competitor has it.",
  ),
  aCase('feature_request low low neutral low 1', 'Could you add an option to hide archived projects from the search?'),
  aCase(
    'feature_request low low neutral high 3 enterprise',
    'We would need a connector to our in-house warehouse system. Can your team develop something custom for us, and what would it cost?',
  ),
  aCase('feature_request low low neutral low 1', 'Suggestion: let me mute a conversation without leaving it.'),
  aCase(
    'feature_request low low neutral low 1',
    'I miss the possibility to schedule messages. Is that on your roadmap?',
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'My headset microphone is not picked up in calls, other programs have no problem with it.',
  ),
]
