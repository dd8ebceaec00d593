import type { Story } from '../story.ts'

const junkMail = (id: string, subjects: string[], opening: string[]): Story => ({
  ...{ id: `junk_${id}`, category: 'account', cause: 'other', channels: ['email'], subjects, opening, turns: [] },
})

/** What nobody needs, and every desk gets. */
export const junk: readonly Story[] = [
  junkMail(
    'ranking',
    ['Boost your website to page 1', 'Re: your site has {several} SEO errors', 'Quick question about your homepage'],
    [
      'I was looking at your website and found {several} critical errors that keep you from the first page of search results. Our team has helped more than 400 companies. Shall I send you the free report?',
      'We offer guaranteed first page rankings within 30 days. Reply with your phone number and our expert will call you today.',
    ],
  ),
  junkMail(
    'loan',
    ['Business loan pre-approved', 'Your funding is ready'],
    [
      'Your company has been selected for a business loan of up to 500,000 at 1.9 %. No documents needed. Answer within 24 hours to keep your place.',
    ],
  ),
  junkMail(
    'list',
    ['Verified contact list of software buyers', 'Would you like to reach 40,000 decision makers?'],
    [
      'Would you be interested in an opt-in list of project management users? We have names, titles, direct e-mail addresses and phone numbers. Let me know and I will send counts and pricing.',
    ],
  ),
]
