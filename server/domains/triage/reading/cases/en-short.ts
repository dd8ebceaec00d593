import { aCase } from './case.ts'

/** Needs of the same kind, in other words. */
export const enShort = [
  aCase(
    'billing medium medium neutral medium 1',
    'My card was debited 3 times for the same order number 88213, please sort it out.',
  ),
  aCase('technical medium medium neutral medium 2', 'I keep getting error code E-1043 when syncing my calendar.'),
  aCase('account medium medium neutral low 1', 'Reset password email never arrives. Checked junk folder.'),
  aCase(
    'feature_request low low neutral low 1',
    'Can you add two-factor login with hardware keys in a future version?',
  ),
  aCase(
    'technical critical high frustrated high 2',
    'The whole system has been offline for two hours and your phone line is dead. What are we paying for?!',
  ),
  aCase('billing low medium neutral low 1', 'Need a tax receipt for last year, where do I download it?'),
  aCase('account low medium neutral low 1', 'I want to deactivate my account permanently, thanks.'),
  aCase(
    'technical high medium neutral high 2',
    'LDAP users of two departments can no longer authenticate after we renewed our certificate.',
  ),
  aCase(
    'account low medium confused low 1',
    'Im confused about the roles. is a manager able to delete projects or only an admin?',
  ),
  aCase(
    'billing medium medium frustrated low 1',
    'You people are a joke. Cancelled in May and STILL getting invoices in August.',
  ),
  aCase('technical low low satisfied low 1', 'Great job on the new release, much faster than before!'),
  aCase(
    'technical medium medium neutral medium 2',
    'Search is extremely slow today, takes about a minute for each query.',
  ),
  aCase('account low medium neutral low 1', 'How can I delete a user from our workspace?'),
  aCase('billing low medium neutral low 1', 'Can I downgrade from Premium to Basic in the middle of the month?'),
  aCase(
    'technical critical high neutral high 3',
    'We suspect a data breach: customer emails from our workspace appeared in a spam campaign.',
  ),
  aCase('feature_request low low neutral low 1', 'I wish the mobile app had a widget for the home screen.'),
  aCase(
    'technical medium high neutral medium 2',
    'Report generation fails and I need to hand the figures to the board by end of day.',
  ),
  aCase(
    'account high high neutral medium 1 premium',
    'Our whole marketing team lost access to the workspace after the owner left. We have a campaign launch tomorrow.',
  ),
  aCase(
    'billing medium medium neutral medium 1',
    'The discount code SPRING20 was accepted but the full price was charged.',
  ),
  aCase('technical low medium neutral low 1', 'Is there a keyboard shortcut to archive a message?'),
  aCase(
    'technical medium medium confused medium 2',
    'Why does the page jump to the top whenever I type? Is that supposed to happen?',
  ),
  aCase('billing low low satisfied low 1', 'Thanks for the quick refund, appreciate it!'),
  aCase(
    'technical high high neutral high 3',
    'Our database export was overwritten by accident. Is it possible to recover the version from Monday? It is urgent.',
  ),
  aCase('account low medium neutral low 1', 'Does your software support Spanish?'),
  aCase(
    'feature_request low low neutral high 3',
    'We are looking for someone to develop a tailor-made reporting module on top of your platform.',
  ),
  aCase(
    'billing medium medium neutral medium 1',
    'Apple Pay keeps failing on the checkout page, can you tell me what is wrong with my order?',
  ),
  aCase('technical medium medium neutral medium 2', 'The mobile app does not play the notification sound.'),
  aCase('account low medium neutral low 1', 'Need to update my phone number please.'),
  aCase(
    'technical high medium frustrated high 2',
    'Your API has been returning 429 for our account since Monday although we are far below the limit. We reported it twice. Our integration partners are complaining.',
  ),
  aCase('feature_request low low neutral low 1', 'Would love an offline mode for the train.'),
  aCase('billing low medium neutral low 1', 'When does my plan renew and how much will it be?'),
  aCase(
    'account medium high neutral low 1',
    'I need access to my account urgently, the verification code is not coming through.',
  ),
  aCase(
    'technical critical high neutral high 3',
    "Customers report that they see each other's addresses in the order history.",
  ),
  aCase('technical low medium confused low 1', 'What does "stale token" mean in the settings and do I have to worry?'),
  aCase(
    'billing medium medium frustrated low 1',
    'I am extremely disappointed. You promised a refund within 5 days, it has been 3 weeks.',
  ),
  aCase('account low medium neutral low 1', 'Which payment plans include SSO?'),
  aCase(
    'technical medium medium neutral medium 2',
    'After the latest update the editor loses my formatting when I paste from Word.',
  ),
]
