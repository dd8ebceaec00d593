import { note, type Story, seldom, they, theySend, up, we } from '../story.ts'

/** Questions before buying, wishes, praise and law. */
export const wishesAndWords: readonly Story[] = [
  {
    id: 'presales_security',
    category: 'account',
    cause: 'how_to',
    tags: ['security', 'sales'],
    channels: ['email'],
    subjects: [
      'Security questionnaire for {company}',
      'Where is our data stored?',
      'Questions from our data protection officer',
    ],
    opening: [
      'Before we roll out Kestrel to {seats} people our security team needs answers to the attached questionnaire: encryption, backups, subprocessors, incident process.',
      'In which country is our data stored, who can read it, and do you have an agreement on data processing we can sign?',
    ],
    turns: [
      theySend('questionnaire.csv', 'This is our list, {several} questions.'),
      up(
        'legal_consultation',
        'Security questionnaire and data processing agreement. Please answer with the current document set.',
      ),
      we(
        'Here are our answers, with the list of subprocessors and the agreement, signed by us. In short: your data stays in the region you chose, encrypted at rest and in transit, backups for 35 days, and staff access only for support cases with a record you can see.',
      ),
      they('Very complete, thank you. Legal is satisfied.', 'Thank you. One remaining question: do you test restores?'),
      we(
        'Restores are tested every month with a random workspace, and the report of the last one is in the same folder.',
      ),
    ],
  },
  {
    id: 'trial_extension',
    category: 'account',
    cause: 'account_change',
    tags: ['trial', 'sales'],
    subjects: ['Can our trial be extended?', 'Trial ends on {day_after}', 'More time to test'],
    opening: [
      'Our trial ends on {day_after}, but {colleague} was on holiday and we have hardly tested the timeline. Could we have two more weeks?',
      'We like Kestrel so far. May we test it a bit longer with {several} people before we decide?',
    ],
    turns: [
      we(
        'Of course, I have extended it by 14 days for everyone in your workspace. If you like, {teammate} shows you the timeline with your own boards, it takes half an hour.',
      ),
      seldom(
        they('Thank you! A demo on {weekday} at {time} would be great.', 'Thanks a lot, we will manage by ourselves.'),
        we('Very well. And if questions come up in the meantime, this conversation stays open for a while.'),
      ),
    ],
  },
  {
    id: 'dark_mode',
    category: 'feature_request',
    cause: 'missing_feature',
    tags: ['wishes'],
    channels: ['in_app_messaging', 'social_media', 'live_chat', 'email'],
    subjects: ['Dark mode for the timeline', 'High contrast theme'],
    opening: [
      'Love the app, but the timeline is blinding at night. Any plans for a dark mode there?',
      'We have a colleague with low vision. A high contrast theme would make a real difference for her.',
    ],
    turns: [
      we(
        'Yes! Boards have it already (Profile > Look), the timeline follows this year. I have added your vote, and you will read it in the release notes first.',
        'It would, and it is in the works together with the dark theme of the timeline. I have added your vote, and if your colleague likes to test it early, tell me her address.',
      ),
      seldom(
        they('Cool, looking forward to it.', 'She would love to, {email} reaches both of us.'),
        we(
          'So are we. Good night to your eyes until then!',
          'Wonderful, you are in the first group. Thank you for helping us with this.',
        ),
      ),
    ],
  },
  {
    id: 'keyboard_wish',
    category: 'feature_request',
    cause: 'missing_feature',
    tags: ['wishes'],
    subjects: ['Keyboard shortcut for “done”', 'Move cards by keyboard', 'Shortcuts, please'],
    opening: [
      'Could you add a shortcut to mark a card as done? I do this {many} times a day and my wrist is not getting younger.',
      'Is there a way to move cards between columns with the keyboard only?',
    ],
    turns: [
      we(
        'There is: with a card selected, M opens “Move to”, and typing the first letters of a column is enough. For “done” it is M, D, Enter. A single key is on our list; you can also press ? anywhere for all shortcuts.',
      ),
      seldom(
        they('I never knew about M. That will do!', 'Great, thanks for the tip with the question mark.'),
        we('Happy to save your wrist!'),
      ),
    ],
  },
  {
    id: 'praise_restore',
    category: 'account',
    cause: 'other',
    often: 1,
    tags: ['praise'],
    subjects: ['Thank you to {teammate}', 'Great support', 'Just a thank-you'],
    opening: [
      'No problem this time: I only wanted to say that the help we got last week was outstanding. Please pass it on to your colleague.',
      'I never write such mails, but your team saved our launch. Thank you, honestly.',
    ],
    turns: [
      we('What a lovely message, thank you! I have read it out in our morning round, and you can imagine the smiles.'),
    ],
  },
  {
    id: 'legal_request',
    category: 'account',
    cause: 'other',
    often: 1,
    tags: ['legal', 'privacy'],
    channels: ['email'],
    subjects: ['Access request of a former employee', 'Litigation hold for {board}'],
    opening: [
      'A former employee asks for a copy of all personal data in our workspace. Which data do you hold on her, and how can we export it by {day_after}?',
      'Due to a legal dispute we have to keep everything on {board} unchanged. How can we make sure that nothing is deleted?',
    ],
    turns: [
      up(
        'legal_consultation',
        'Legal matter with a date. Needs the privacy team, please do not answer with standard texts.',
      ),
      we(
        'The export of one person is under Workspace > Privacy > “Data of a person” and contains profile, comments, time entries and devices. I have prepared it for you, together with a list of what we hold and for how long.',
        'We have set a hold on the workspace: from now on nothing on {board} is removed for good, whatever people delete. Whoever tries sees a notice, and every attempt is in the audit log.',
      ),
      seldom(
        they(
          'We received the export, it is complete. Thank you.',
          'Thank you for acting so quickly. Please keep the hold until we tell you.',
        ),
        we(
          'Good. The prepared file is removed from your workspace after 30 days.',
          'The hold stays until an owner of your workspace asks us in writing to lift it.',
        ),
      ),
    ],
  },
  {
    id: 'accessibility',
    category: 'technical',
    cause: 'defect',
    tags: ['accessibility'],
    subjects: [
      'Screen reader does not read card titles',
      'Tab key gets stuck in the filter',
      'Accessibility of the board view',
    ],
    opening: [
      'I use a screen reader. Since the last release card titles on a board are read as “button, button”. The list view still works.',
      'The Tab key gets caught in the filter menu, I can only leave it with the mouse, which I cannot use.',
    ],
    turns: [
      note(
        'Confirmed with two screen readers. Regression of the last release, labels dropped from the drag handle. High priority.',
      ),
      we(
        'I am sorry, that is a defect of the last release, and I could confirm it with two screen readers. The list view (V, then L) is complete and a good way around. Our engineers treat this with priority.',
      ),
      they(
        'Thank you for taking it seriously. The list view will do for a few days.',
        'The way around works. Please write when it is mended.',
      ),
      we(
        'It is mended since this morning: titles, labels and due dates are read again, and Tab leaves the filter. An automatic test keeps watch now.',
      ),
    ],
  },
  {
    id: 'training_request',
    category: 'account',
    cause: 'how_to',
    tags: ['training'],
    subjects: ['Training for {several} new people', 'Do you offer workshops?', 'Onboarding session for our team'],
    opening: [
      'We have {several} new colleagues next month. Do you offer an introduction for them, in English, about an hour?',
      'Is there a course for administrators? {colleague} takes over from me and I want to hand over properly.',
    ],
    turns: [
      we(
        'We do: every Tuesday and Thursday an open hour for new people, free of charge, and a half-day for administrators once a month. Would {day_after} suit you? I can also hold a private one for your team.',
      ),
      they(
        'The open hour on Thursday is perfect. I will send the link around.',
        'The course for administrators, please, for {colleague}.',
      ),
      we('Booked! The invitation comes by mail, with a recording afterwards.'),
    ],
  },
  {
    id: 'feature_where',
    category: 'technical',
    cause: 'how_to',
    often: 4,
    tags: ['boards'],
    channels: ['live_chat', 'in_app_messaging', 'phone_support'],
    subjects: ['How to hide weekends', 'How do I copy a board?', 'Can I undo a bulk change?', 'Quick question'],
    opening: [
      'Quick question: where do I find the setting to hide weekends in the timeline? It used to be in the view menu.',
      'How can I copy {board} with all its cards but without the comments?',
      'I have just moved {several} cards to {column} by accident. Is there an undo for that?',
    ],
    turns: [
      we(
        'It has moved: range menu of the timeline > “Working days only”. The search with Ctrl+K finds settings too, just type “weekends”.',
        'Board menu (three dots) > Copy, and there untick “Comments”. Everything else that is ticked comes along: cards, fields, rules and files.',
        'Ctrl+Z works for bulk changes as well, for as long as the page stays open. After that it is History > Revert in the board menu.',
      ),
      seldom(
        they('Found it. Easy once you know!', 'Ah, there. Thank you.'),
        we('Any time!', 'You are welcome. Have a good one!'),
      ),
    ],
  },
  {
    id: 'chat_seats_price',
    category: 'billing',
    cause: 'pricing_question',
    often: 3,
    tags: ['sales'],
    channels: ['live_chat', 'in_app_messaging', 'phone_support', 'social_media'],
    subjects: ['How much for {seats} people?', 'Is {plan} per person or per team?', 'Price question'],
    opening: [
      'Hi, what would {plan} cost for {seats} people, paid yearly?',
      'Is the price per person or per workspace? And do read-only people count?',
    ],
    turns: [
      we(
        'It is per person and month, and paid yearly you get two months free. People who only read or comment are free. For {seats} people on {plan} that comes to about {seats_price} a month.',
      ),
      seldom(
        they('And if we add {more_seats} in the middle of the year?', 'Good to know that readers are free.'),
        we(
          'New seats are charged for the days left only, so nothing is lost. Shall I send you an offer by mail?',
          'They are, and they can be as many as you like.',
        ),
      ),
    ],
  },
]
