import type { TriageCase } from './case.ts'

// biome-ignore format: one case stays a few lines
export const enTechnicalCases: readonly TriageCase[] = [
  { id: 'en-001', account_type: 'enterprise', subject: 'EVERYTHING IS DOWN',
    text: 'Since 8:40 this morning none of our 300 people can open the app. 502 Bad Gateway on every page, ' +
      'also from home. Your status page is all green!! We have customers on the phone and cannot see a ' +
      'single order. Call me. NOW.\nDale Hutchins, IT Ops',
    expected: { language: 'en', category: 'technical', impact: 'critical', urgency: 'high',
      emotion: 'frustrated', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-002', account_type: 'premium', subject: 'CSV import stops halfway',
    text: 'Hello,\nwhen I import our contact list (about 4,200 rows) the progress bar gets to 61 % and then ' +
      'stays there. No error is shown. I tried Chrome and Firefox, same result. The file is attached.\n' +
      'Kind regards\nMarit Solheim',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-003', account_type: 'free',
    text: 'Hi, how do I connect the calendar to my phone? I looked in settings but only found "Devices". No ' +
      'rush at all.',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-004', account_type: 'premium',
    text: 'the webhook is firing TWICE for every order since yesterdays release. our warehouse has shipped 34 ' +
      'parcels double already and more are going out as i type. how does this get past testing??',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'high', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-005', account_type: 'free',
    text: "I don't understand what is happening with my reports. Monday it said 1,204 visits, today for the " +
      'same Monday it says 871. Did I change something? Which one is right?',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-006', account_type: 'enterprise', subject: 'Possible data leak - tenant isolation',
    text: 'To the security team,\nthis morning one of our users was shown the invoice list of another company ' +
      '(name: Brandt Logistik) after a normal login. We have screenshots. We consider this a security ' +
      'incident under our contract and need an initial statement within 24 hours.\nR. Okonjo, CISO',
    expected: { language: 'en', category: 'technical', impact: 'critical', urgency: 'high',
      emotion: 'neutral', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-007', account_type: 'premium',
    text: 'Just to close the loop: the sync is no longer broken, it fixed itself after I reconnected the ' +
      'mailbox like Priya suggested. Thank you so much, great help!',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-008', account_type: 'enterprise',
    text: 'We are setting up SCIM provisioning from Okta. Users are created correctly, but group membership ' +
      'isn\'t pushed and the log on your side says "412 precondition failed: externalId mismatch". About ' +
      '60 employees have no access to their projects because of it; we add them by hand for the moment. ' +
      'What does your endpoint expect as externalId?',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'medium',
      emotion: 'neutral', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-009', account_type: 'premium', subject: 'Re: Re: Re: [Ticket 88213] App crashes on upload',
    text: 'As I wrote on the 3rd, the 9th and the 12th: yes, I cleared the cache. Yes, I reinstalled. It STILL ' +
      'crashes the moment I pick a photo. Please stop sending me the same three steps and have someone ' +
      'actually look at the crash log I sent you.',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-010', account_type: 'free',
    text: 'sorry if dumb question but what is an api key and where would i get it? the wordpress plugin asks ' +
      'me for one and i have no idea',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-011', account_type: 'premium',
    text: "Our support mailbox hasn't received anything since roughly 06:00 UTC. Mails sent to it do not " +
      "bounce, they just don't appear. The whole team (9 agents) is idle. Please look into it as soon as " +
      'possible.',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'high',
      emotion: 'neutral', complexity: 'medium', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-012', account_type: 'premium',
    text: 'Small thing, not urgent: on the settings page the word "Recieve" is misspelled, and the icon next ' +
      'to it is cut off in dark mode.',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-013', account_type: 'premium',
    text: 'I NEED MY DATA BACK. Your "cleanup" job deleted all the projects of our workspace, 3 years of work ' +
      'for 12 clients. gone. I did not click anything. Tell me right now that there is a backup.',
    expected: { language: 'en', category: 'technical', impact: 'critical', urgency: 'high',
      emotion: 'frustrated', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-014', account_type: 'premium',
    text: 'Hi team, exporting to PDF gives "Error 0x80E1: renderer timed out" and I have to hand in this ' +
      'report to the board tomorrow at 9. Smaller reports work. Is there anything I can do to get it out ' +
      'tonight?\nThanks, Yusuf',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'high',
      emotion: 'neutral', complexity: 'medium', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-015', account_type: 'premium', subject: 'signature mismatch??',
    text: 'I follow your documentation for HMAC but always get 401 invalid_signature. Docs say to sign the ' +
      'body, the sample code signs the url + body, and the Postman collection signs nothing. Which is ' +
      'correct? I am bit lost. Using Python 3.12, SDK 2.4.0.',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'high', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-016', account_type: 'free', subject: 'Responsible disclosure',
    text: 'Hello, I am a hobby researcher. By changing the number in the address /files/1182 I could open ' +
      'documents of other customers of yours, no permission check at all. I stopped at once, kept nothing ' +
      "and told nobody. I'm sure you would like to fix this; please confirm receipt in the course of this " +
      'week. Regards, Tomasz',
    expected: { language: 'en', category: 'technical', impact: 'critical', urgency: 'medium',
      emotion: 'neutral', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-017', account_type: 'enterprise',
    text: 'Dashboards have been crawling for two weeks now. 40+ seconds to load the sales overview, which ' +
      'eighty of our reps use every day. We were promised an update last Thursday and heard nothing. This ' +
      'is not what we pay an enterprise contract for.',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'critical', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-018', account_type: 'free',
    text: 'how do i point my own subdomain (CNAME) at the booking page? want to get it done this week',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-019', account_type: 'premium', subject: 'API 500s in checkout',
    text: "Roughly one in five calls to POST /v2/payments returns HTTP 500 since 14:10 and it's climbing " +
      '(request ids: 7f2c-91, 7f2c-a4, 7f2d-03). People are abandoning their carts while I write this. ' +
      'Honestly fed up, this is the third time in a month.',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'high', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-020', account_type: 'premium',
    text: "Since release 5.18 bulk edit doesn't save for any of our 22 sales people, so they change records " +
      "one at a time. Quarter end is behind us, so this isn't pressing; if it is fixed before March we're " +
      'fine. Happy to make a recording if it helps.',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'low',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-021', account_type: 'enterprise',
    text: 'Nobody can log in via SSO after you rotated the certificate without telling us!!! "SAML response: ' +
      'signature invalid" for all 2,100 users in four countries. Whole company stands still. Escalate this ' +
      'to whoever can fix it.',
    expected: { language: 'en', category: 'technical', impact: 'critical', urgency: 'high',
      emotion: 'frustrated', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-022', account_type: 'free',
    text: "Why is it so ridiculously hard to set up a simple email forward? I've spent my whole afternoon on " +
      'it and your help article shows buttons that do not exist anymore. Just tell me where it is.',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-023', account_type: 'premium',
    text: 'Quick one: our developer asks whether the rate limit of 100 requests/minute is counted per key or ' +
      'per workspace? The docs page can be read either way.',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-024', account_type: 'premium', subject: 'Salesforce connector creates duplicates',
    text: 'Hello, since we mapped the field "Account Owner" the nightly sync to Salesforce writes every ' +
      'company a second time. We now have around 11,000 duplicate records. I paused the sync, so nothing ' +
      'new is added, but the sales team works with old data until this is sorted out. How should we ' +
      'proceed, and can the copies be removed in bulk?\nAnneke de Wit',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'medium',
      emotion: 'neutral', complexity: 'high', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-025', account_type: 'premium',
    text: "Typing in the editor lags like it's 1998. Every. Single. Letter. takes a second. Nothing else on my " +
      "laptop is slow so please don't tell me it is my laptop.",
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-026', account_type: 'premium',
    text: 'When two people edit the same row within a second or so, the second edit silently overwrites the ' +
      'first. Steps: 1) open row 5 in two browsers 2) change column A in one 3) change column B in the ' +
      'other at once 4) reload. Expected: both edits. Actual: only B. Happens about 1 time in 4. Version ' +
      '5.18.2.',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'high', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-027', account_type: 'free',
    text: 'wow ok that was easy, the browser extension works now. you guys rock 🙌 one last thing, can i use ' +
      'the same extension in edge?',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-028', account_type: 'premium',
    text: "someone is in my account!! i got mails about new api keys i never made, there's a login from " +
      'Vietnam, and they have downloaded our customer list. how do i kick them out, i changed the password ' +
      'but they are STILL creating keys',
    expected: { language: 'en', category: 'technical', impact: 'critical', urgency: 'high',
      emotion: 'frustrated', complexity: 'high', priority: 'critical', team: 'tier3_specialists',
      requests: ['technical'] } },
  { id: 'en-029', account_type: 'free',
    text: 'After the update my folders have gone somewhere? There is "Spaces" now. I see some files twice and ' +
      'others not at all. Were they moved, or is it me being blind',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-030', account_type: 'enterprise',
    text: 'Dear support,\nscheduled e-mails have not gone out to any recipient since last night; the queue ' +
      'shows 18,430 "pending". Today at 17:00 a legally required notice to our tenants must leave. Kindly ' +
      'treat this with the highest priority.\nBest regards,\nIngrid Feldmann | Property Services',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'high',
      emotion: 'neutral', complexity: 'medium', priority: 'critical', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-031', account_type: 'enterprise',
    text: 'Could you send me the list of IP addresses you call our firewall from? We review the rules next ' +
      'quarter, so any time this month is fine.',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'medium', team: 'tier1_general',
      requests: ['technical'] } },
  { id: 'en-032', account_type: 'free',
    text: 'your app logs me out of the video call each 10 minutes. TEN. I teach online and my students think ' +
      "i'm an idiot. same wifi works fine with zoom",
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-033', account_type: 'premium',
    text: 'Hmm, strange one. The time on my tickets is one hour ahead since the clocks changed, but only for ' +
      "tickets from the web form, the mail ones are right. My profile says Europe/Lisbon. It doesn't " +
      "disturb me much, I'm just puzzled.",
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'medium', priority: 'low', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-034', account_type: 'premium',
    text: 'Printing of shipping labels is dead in all three warehouses. "No driver for profile ZPL". Trucks ' +
      "leave at 15:00 and I've got 600 parcels with no label on them. Whoever pushed an update on a Monday " +
      'morning should come and write them by hand',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'medium', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-035', account_type: 'premium',
    text: 'Hi, two things. 1. The mobile app closes itself when I open the Files tab (iPhone 13, iOS 18.1). 2. ' +
      'Could you also send me the receipt for March? I cannot find it in the portal.\nCheers, Bex',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical', 'billing'] } },
  { id: 'en-036', account_type: 'premium',
    text: 'Search has returned zero results for anything since Friday, which makes this tool pretty useless to ' +
      "me. And while you are at it: my colleague Jon left, please remove his user, I can't find the button " +
      'for that either.',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical', 'account'] } },
  { id: 'en-037', account_type: 'premium',
    text: 'The new board view is lovely, thanks to everyone who built it! Is there a shortcut to switch ' +
      'between boards? And it would be even nicer if one could colour the columns.',
    expected: { language: 'en', category: 'technical', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'tier1_general',
      requests: ['technical', 'feature_request'] } },
  { id: 'en-038', account_type: 'enterprise',
    text: 'Hello, we are migrating from the v1 to the v3 API before it is switched off in the spring. (a) ' +
      '/v3/orders returns timestamps without a time zone, while v1 had one; our ERP and the BI pipeline ' +
      'both break on it in staging. (b) Is there an equivalent for the v1 bulk endpoint? Our middleware ' +
      'depends on it.\nRegards, Integration Team, Halvorsen AS',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'high', priority: 'high', team: 'tier3_specialists',
      requests: ['technical', 'technical'] } },
  { id: 'en-039', account_type: 'premium',
    text: 'um, it says "Your storage will be purged in 24 hours: replication conflict" in a red bar on top?? ' +
      'is this real? I am paid up. what am I supposed to do, I do not want to lose my files',
    expected: { language: 'en', category: 'technical', impact: 'high', urgency: 'high',
      emotion: 'confused', complexity: 'medium', priority: 'high', team: 'tier2_technical',
      requests: ['technical'] } },
  { id: 'en-040', account_type: 'free',
    text: 'Fwd: Delivery Status Notification (Failure)\nsince wednesday every reply I send to gmail addresses ' +
      "comes back, see below. I lost two orders over this by now and I'm getting really fed up.\n> " +
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n> Diagnostic-Code: ' +
      'smtp; DKIM = did not pass',
    expected: { language: 'en', category: 'technical', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'tier2_technical',
      requests: ['technical'] } },
]
