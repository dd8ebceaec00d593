import { note, type Story, they, up, we } from '../story.ts'

const during = (only_in: string, story: Omit<Story, 'only_in' | 'turns' | 'id'>, turns: Story['turns']): Story => ({
  ...{ ...story, id: `incident_${only_in}`, only_in, turns },
})

/** What customers write when something is broken for many. */
export const incidents: readonly Story[] = [
  during(
    'sync_outage',
    {
      ...{ category: 'technical', cause: 'outage', tags: ['sync'] },
      subjects: ['Nothing is saved!', 'Kestrel is down for us', 'Changes disappear', 'Sync error on all boards'],
      opening: [
        'Since about {time} nothing we change is saved. Cards jump back after a few seconds. The whole team is blocked.',
        'Is Kestrel down? We get “not connected” on every board, {seats} people cannot work.',
        'My edits vanish. Please tell me you are working on this, we have a release today.',
      ],
    },
    [
      we(
        'You are right, our sync service has been disturbed since {time}. Nothing that was saved is lost, and engineers are on it. Please keep the tab open: it holds your unsaved changes and sends them when the service is back. I write to you as soon as it is.',
      ),
      we(
        'The service is back and all waiting changes have been taken over. I am sorry for the interruption. We will publish what happened and what we change within two days.',
      ),
    ],
  ),
  during(
    'slow_boards',
    {
      ...{ category: 'technical', cause: 'performance', tags: ['boards'] },
      subjects: [
        '{board} takes forever to load',
        'Everything very slow today',
        'Slow since {time}',
        'Boards load for {seconds} seconds',
        'Is there a problem right now?',
      ],
      opening: [
        'All boards are extremely slow since {time}. {board} took {seconds} seconds to open, the second try timed out. Is it us or you?',
        'Kestrel crawls today. Even the list of boards needs {seconds} seconds. Other websites are fast.',
        'We are in the middle of planning and {board} does not load any more for half of the team. What is going on?',
      ],
    },
    [
      note('Same as the others of today, one database node is overloaded. Status page is up. Use the macro.'),
      we(
        'Thank you for telling us, it is on our side: since {time} one of our database servers is overloaded and boards load slowly for a part of our customers. We are moving the load right now. The status page has news every 15 minutes, and I write when it is over.',
      ),
      we(
        'It is over: since a few minutes boards load at normal speed again. Thank you for your patience. If {board} still takes more than two seconds, just answer here.',
      ),
    ],
  ),
  during(
    'double_billing',
    {
      ...{ category: 'billing', cause: 'billing_error', tags: ['invoices', 'refund'] },
      subjects: [
        'Charged twice for {month}!',
        'Two invoices for the same month',
        'Why {amount} two times?',
        '{invoice} was already paid',
      ],
      opening: [
        'You have charged our card twice for {month}: {amount} and again {amount}. I want the second one back, today.',
        'We received {invoice} a second time with another number, and both were debited. Please explain.',
      ],
    },
    [
      note('Part of the double run on the 1st. Refunds go out in one batch tonight, no manual refunds please.'),
      we(
        'You are right, and not alone: our billing ran twice this month. All second charges are refunded tonight without you doing anything, and the second invoice is cancelled. It takes three to five days until your bank shows it. I apologise for the trouble.',
      ),
      they('Good that you know. I will check on {weekday}.', 'Thank you for the honest answer.'),
      we('The refund of {amount} has left. The credit note is in your workspace next to {invoice}.'),
    ],
  ),
  during(
    'sign_in_outage',
    {
      ...{ category: 'account', cause: 'outage', tags: ['sign-in'] },
      subjects: ['Nobody can sign in', 'Login error {error}', 'Locked out, all of us', 'SSO down?'],
      opening: [
        'None of us can sign in since {time}, we get {error}. Password and single sign-on both fail. This is urgent, we serve patients with this.',
        'Login has been broken for {several} minutes. Those who are still signed in can work, everyone else is out.',
      ],
    },
    [
      we(
        'We see it too: signing in fails for all customers since {time}, and our engineers are rolling back a change. Whoever is signed in should stay so. I will come back to you the minute it works.',
      ),
      we(
        'Signing in works again since a few minutes. The cause was a change to our session servers, which has been taken back. I am very sorry for this, and a report will follow.',
      ),
    ],
  ),
  during(
    'mobile_crash',
    {
      ...{ category: 'technical', cause: 'defect', tags: ['mobile'] },
      subjects: [
        'App crashes on start ({device})',
        'App closes by itself since the update',
        '4.19.0 crashes',
        'Mobile app broken',
      ],
      opening: [
        'Since today’s update the app closes immediately after opening on my {device}. Reinstalling did not help.',
        'The new version crashes as soon as I open {board}. All our field crews have the same, they cannot see their tasks!',
      ],
    },
    [
      up('technical_complexity', 'Crash on start with 4.19.0, joins the list of the others. Crash id {request_id}.'),
      we(
        'Thank you for reporting. 4.19.0 crashes when a board has more than 50 labels; a corrected version is on its way through the app stores. Until then the mobile website works: just open your workspace in the browser of the phone.',
      ),
      they(
        'The website works as a stopgap. When will the update come?',
        'Our crews use the browser now. Please hurry.',
      ),
      we('4.19.1 is in both stores since today and does not crash any more. Thank you for your patience!'),
    ],
  ),
  during(
    'webhook_delay',
    {
      ...{ category: 'technical', cause: 'outage', tags: ['webhooks', 'api'] },
      subjects: ['Webhooks arrive hours late', 'Events delayed since {time}', 'Delay in webhook delivery'],
      opening: [
        'Our webhooks arrive with a delay of up to {few} hours today. Our shop system depends on them.',
        'Events for {endpoint} come late and out of order since {time}. Is there an incident?',
      ],
    },
    [
      we(
        'Yes, the queue for webhooks has been backed up since {time}. No event is lost: all will be delivered, in order per board. We have added capacity and the delay is shrinking. I keep you posted.',
      ),
      we(
        'The queue is empty and events arrive within seconds again. If you need the exact list of delayed ones, filter the webhook log by “late”.',
      ),
    ],
  ),
]
