import { aCase } from './case.ts'

/** Needs of the same kind, in other words. */
export const enEveryday = [
  aCase(
    'billing medium medium neutral medium 1',
    'Hello, I was billed for the whole team although the trial was supposed to end tomorrow. Please reverse the transaction.',
  ),
  aCase(
    'technical high medium neutral high 2',
    'Zapier integration has been throwing authentication errors since last night, none of our automations run.',
  ),
  aCase('account low medium neutral low 1', 'Hi! How many admins can a workspace have?'),
  aCase(
    'technical medium medium frustrated medium 2',
    'Ok so the app logged 3 hours of my work and then just lost connection and showed a white screen. Super annoying, please look into it.',
  ),
  aCase(
    'feature_request low low satisfied low 1',
    'Big fan of your product. Would be super cool to have recurring tasks!',
  ),
  aCase('billing low medium neutral low 1', 'Could we get an invoice with our purchase order number on it?'),
  aCase(
    'account medium medium neutral low 1',
    'My account got suspended this morning and I did not receive any explanation. Please reactivate.',
  ),
  aCase(
    'technical critical high frustrated high 2',
    'Nothing works. Login page, dashboard, API, all time out. We are a hospital and staff cannot access schedules!!!',
  ),
  aCase(
    'technical low medium confused low 1',
    'Sorry if this is obvious, but I do not get how filters and views relate to each other. Could you explain?',
  ),
  aCase(
    'billing medium low neutral low 1',
    'No hurry, but I think there is a mistake in the VAT on invoice 4411: you applied 19% though we gave you our VAT number.',
  ),
  aCase(
    'account low medium neutral low 1',
    'Please send me a copy of all personal information you store about me (GDPR Art. 15).',
  ),
  aCase('technical medium medium neutral medium 2', 'I am not getting the daily summary email any more.'),
  aCase(
    'technical medium high neutral medium 2',
    'The import wizard hangs at step 3. I have to finish the migration of our contacts by tomorrow noon.',
  ),
  aCase(
    'billing medium medium frustrated medium 1',
    'I cancelled on the 1st and you charged me on the 5th. Emailed twice, no reply. Not impressed.',
  ),
  aCase('account low medium neutral low 1', 'what is the maximum number of guests on the free plan'),
  aCase(
    'technical critical high neutral high 3',
    'We believe someone got hold of our admin token. There are API calls in the log from an IP we do not know.',
  ),
  aCase('feature_request low low neutral low 1', 'Is it planned to let us export to Google Sheets directly?'),
  aCase(
    'technical high medium neutral medium 2',
    'Five of us get "session conflict" when editing the same document. Started Monday.',
  ),
  aCase('billing low medium neutral low 1', 'Do you offer refunds if I cancel halfway through the year?'),
  aCase(
    'account medium medium frustrated low 1',
    'Your 2FA texts take 20 minutes and by then the code is expired. I cannot get in. Fix it please, this is getting old.',
  ),
  aCase('technical low medium neutral low 1', 'How do I connect my Outlook calendar?'),
  aCase(
    'billing medium medium confused medium 1',
    'There are two different amounts on my statement, $49 and $58.31. Why? I thought it was $49 flat.',
  ),
  aCase(
    'technical high high neutral high 3',
    'Somebody on our side ran the bulk delete by mistake and about 2,000 contacts are gone. Please restore them as soon as possible.',
  ),
  aCase(
    'account low medium neutral low 1',
    'I would like to change the owner of our organisation since our CTO is leaving.',
  ),
  aCase(
    'technical medium medium neutral medium 2',
    'Charts on the analytics page show zero for everything since yesterday.',
  ),
  aCase('technical low low satisfied low 1', 'Hi Tom, that did the trick, reports are loading again. You are a star!'),
  aCase(
    'feature_request low low frustrated low 1',
    'How can a tool in this price range not have a search in comments?! Add it already.',
  ),
  aCase('billing low medium neutral low 1', 'We want to add 10 more licences. How will this be billed?'),
  aCase(
    'account low medium neutral low 1',
    'Hello, I need some information about your nonprofit program and which documents to submit.',
  ),
  aCase('technical medium medium neutral medium 2', 'Cannot attach files larger than 5 MB, your docs say 25 MB.'),
]
