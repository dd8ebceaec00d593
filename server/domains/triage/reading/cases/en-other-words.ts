import { aCase } from './case.ts'

/** Needs of the same kind, in other words. */
export const enOtherWords = [
  aCase(
    'technical medium medium neutral medium 2',
    'Hi there, whenever we try to save a contact with an umlaut in the name the form throws a validation exception. Names without are OK.',
  ),
  aCase(
    'billing medium medium neutral medium 1',
    'Good day, I noticed I am paying for 12 people although we are only 9 since June. Kindly adjust and credit the difference.',
  ),
  aCase(
    'account low medium neutral low 1',
    'Could you tell me how to give my assistant access without sharing my own credentials?',
  ),
  aCase(
    'technical critical high neutral high 2',
    'Site returns 503 for all visitors since 09:40 UTC. Status page says operational. We run a sale today.',
  ),
  aCase(
    'feature_request low low neutral low 1',
    'My accountants keep asking for a quarterly summary. A button for that would make our lives easier.',
  ),
  aCase(
    'billing low medium confused low 1',
    'So is the tax included in the price shown or does it come on top? The page says one thing and the checkout another.',
  ),
  aCase(
    'account medium medium frustrated medium 1',
    'I have been trying to get back into my profile for three days. Your bot sends me in circles. This is absurd.',
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'Orders from Shopify stopped arriving in the system around noon. Yesterday all good.',
  ),
  aCase('technical low medium neutral low 1', 'Where do I turn on the automatic forwarding?'),
  aCase(
    'billing medium medium frustrated medium 1',
    'Your company took 60 bucks from me without my consent. I never signed up for anything. Thieves.',
  ),
  aCase(
    'account low medium neutral low 1',
    'We are merging two teams and need to reassign ownership of a workspace from Jane to Omar.',
  ),
  aCase('technical medium medium neutral medium 2', 'Export finishes but the resulting Excel file is empty.'),
  aCase('feature_request low low neutral low 1', 'Please consider letting users pick their own colours for labels'),
  aCase(
    'technical high medium neutral medium 2',
    'Our support desk (14 agents) sees tickets with a delay of about ten minutes since the last release.',
  ),
  aCase(
    'billing low medium neutral low 1',
    'Can I get a quotation for 50 seats on the business plan, valid until the end of the quarter?',
  ),
  aCase(
    'account critical high neutral high 3',
    'I received a login alert from Brazil. That was not me. Please freeze everything.',
  ),
  aCase('technical medium medium confused low 1', 'I pressed something and now the sidebar is gone, where did it go??'),
  aCase(
    'account low low satisfied low 1',
    'Setup was a breeze, I am really happy with how easy it was to invite everybody. Thanks!',
  ),
  aCase(
    'technical high high frustrated medium 2',
    'Our warehouse cannot print labels since 7 am, trucks are waiting outside. We pay a lot for this. Unacceptable.',
  ),
  aCase('billing medium medium neutral low 1', 'I returned the add-on two weeks ago. No money yet.'),
  aCase(
    'technical critical high neutral high 3',
    'Our security team found that the attachment links are accessible without signing in. Please treat as confidential.',
  ),
  aCase('account low medium neutral low 1', 'Which data centres do you use and are you ISO 27001 certified?'),
  aCase('technical medium medium neutral medium 2', 'Text in the PDF is overlapping with the logo since this week'),
  aCase('billing low low neutral low 1', 'Kindly switch us back to the cheaper package from next month on.'),
  aCase(
    'account medium medium neutral medium 1',
    'The confirmation link says it has expired so I cannot activate my profile',
  ),
  aCase(
    'technical medium medium neutral high 2',
    'OAuth token refresh fails with invalid_grant after exactly one hour, our nightly job dies because of it',
  ),
  aCase('feature_request low low neutral low 1', 'Have you thought about offering a Linux client?'),
  aCase('technical low medium neutral low 1', 'what formats can i upload?'),
  aCase(
    'technical high high neutral high 3',
    'An intern emptied the recycle bin with last years contracts in it. Can you get them back from a backup? The auditors come tomorrow.',
  ),
  aCase(
    'billing medium high frustrated medium 1',
    'If the wrong invoice is not corrected by Friday our finance dept will block all payments to you. We have asked four times.',
  ),
  aCase(
    'account low medium confused low 1',
    'I see "viewer", "commenter" and "editor" and I cannot tell them apart. Which should my client get?',
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'App battery drain is crazy since 3.8, phone gets hot and it closes itself after a while',
  ),
]
