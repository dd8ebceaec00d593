import { hold, note, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** The API, webhooks and other programs. */
export const connections: readonly Story[] = [
  {
    id: 'api_429',
    category: 'technical',
    cause: 'integration',
    tags: ['api'],
    channels: ['email', 'in_app_messaging'],
    subjects: [
      'API answers 429 for {endpoint}',
      'Rate limit too low for our nightly job',
      'Too many requests ({request_id})',
    ],
    opening: [
      'Our nightly job reads {rows} records from {endpoint} and gets 429 after a few minutes. According to your documentation we are below the limit. Example: {request_id}.',
      'Since {day_before} our script against {endpoint} fails with “too many requests”. Nothing has changed on our side. Could you raise the limit?',
    ],
    turns: [
      we(
        'The limit counts per token and per minute, and your job opens {several} requests at once with the same token. Two things help: ask for 200 records per page instead of 20, and wait as long as the header Retry-After says. With that the job needs about {several} minutes.',
      ),
      seldom(
        they(
          'We now use pages of 200 and the errors are gone. Is there also a way to ask only for changes?',
          'Larger pages helped. Still a few 429 at the start of the hour.',
        ),
        we(
          'Yes: with updated_after={day_before} you get only what has changed. At the full hour many scripts start together; a start at an odd minute avoids the queue.',
        ),
      ),
    ],
  },
  {
    id: 'webhook_signature',
    category: 'technical',
    cause: 'integration',
    tags: ['webhooks', 'api'],
    channels: ['email', 'in_app_messaging'],
    subjects: [
      'Webhook signature does not match',
      'How exactly is the webhook signed?',
      'Signature check fails in production only',
    ],
    opening: [
      'We verify the signature of your webhooks as documented. It works in our test system, but in production about every tenth call fails.',
      'Our check of X-Kestrel-Signature fails whenever a card title has an umlaut. Which encoding do you sign?',
    ],
    turns: [
      some(note('Most likely they sign the parsed body. @{teammate} had the same with a customer last month.')),
      we(
        'We sign the raw bytes of the body in UTF-8, before any parsing. Frameworks that parse first and serialise again change spaces and escapes. Please take the raw body for the check; I can look at your snippet if you like.',
      ),
      theySend(
        'verify.txt',
        'This is our code. We use the parsed body, so that may be it.',
        'See the attached snippet. Which line is wrong?',
      ),
      we(
        'Line 14 serialises the parsed object. Replace it by the raw body and it will match. To be sure I have sent {few} test events with umlauts to your production address.',
      ),
      they('All of them verified. Thank you for reading code on a {weekday} afternoon!', 'Works. Thank you!'),
      we('With pleasure! I have added a warning about parsed bodies to the documentation.'),
    ],
  },
  {
    id: 'webhook_disabled',
    category: 'technical',
    cause: 'customer_environment',
    tags: ['webhooks'],
    subjects: ['Webhook was switched off', 'No more events since {day_before}', 'Our endpoint gets nothing'],
    opening: [
      'Our endpoint has not received any event since {day_before}. In the settings the webhook says “disabled after failures”. Our server was up the whole time.',
      'Why do you disable webhooks by yourselves? We lost {several} orders because of this!',
    ],
    turns: [
      we(
        'I understand the annoyance. We switch a webhook off after 48 hours without a single success, and mail the administrator. The log shows that your certificate expired on {day_before}, so every call failed. It is valid again since today; I have switched the webhook on and replayed the {many} missed events.',
      ),
      seldom(
        they(
          'The events are in. The mail went to {colleague}, who left. How do we change that?',
          'Thank you, everything arrived. We will monitor the certificate.',
        ),
        we('Under Workspace > Technical contact. I would enter a shared address there.'),
      ),
    ],
  },
  {
    id: 'calendar_sync_duplicates',
    category: 'technical',
    cause: 'integration',
    tags: ['calendar', 'sync'],
    often: 3,
    subjects: [
      '{calendar}: every appointment twice',
      'Calendar sync creates duplicates',
      'Duplicated events in {calendar}',
    ],
    opening: [
      'Since yesterday all due dates from {board} appear twice in my {calendar}. When I delete one, both are gone.',
      'The sync with {calendar} adds every card two times. {colleague} has the same. It looks terrible.',
    ],
    turns: [
      we(
        'Your calendar is connected twice: once by you under Profile > Calendar, and once by the workspace since {day_before}. Please disconnect your own one; the copies disappear within a few minutes.',
      ),
      seldom(
        they('Disconnected, and the doubles are gone.', 'That helped. Some old ones are still there from last week.'),
        we('I have started a clean-up for your calendar, in ten minutes only one of each is left.'),
      ),
    ],
  },
  {
    id: 'slack_messages_missing',
    category: 'technical',
    cause: 'integration',
    tags: ['chat-integration'],
    subjects: [
      'Chat integration posts nothing any more',
      'Messages to our channel stopped',
      'Bot is silent since {day_before}',
    ],
    opening: [
      'The bot used to post finished cards of {board} to our team chat. It has been silent since {day_before}. The settings look right.',
      'We renamed a channel in our chat and the Kestrel bot does not find it any more.',
    ],
    turns: [
      we(
        'The channel was renamed or made private, so the bot was put out. Invite it once more with /invite @kestrel in the channel, then choose the channel again under Integrations. Messages of today I can send afterwards, if you want them.',
      ),
      seldom(
        they('Invited and chosen, it is posting again. No need for the old ones.', 'That was it.'),
        we('Great! By the way: channels are kept by their id now, so the next renaming will not matter.'),
      ),
    ],
  },
  {
    id: 'import_from_tool',
    category: 'technical',
    cause: 'how_to',
    tags: ['import'],
    channels: ['email', 'live_chat', 'in_app_messaging'],
    subjects: [
      'Import from {tool}: attachments missing',
      'Moving from {tool} to Kestrel',
      'Import stuck at {several} %',
    ],
    opening: [
      'We are moving from {tool} and the import of {rows} items has been at {several} % since this morning. Is it still doing something?',
      'Import from {tool} went through, but attachments and comments are missing. Did we choose the wrong export?',
    ],
    turns: [
      we(
        'It is still running: {tool} hands out attachments slowly, about {many} a minute. Nothing is lost if you close the window. You can see the state under Workspace > Imports, and you get a mail at the end.',
      ),
      they(
        'It finished during the night. {few} boards have no members though.',
        'Done now. The people are missing on {few} boards.',
      ),
      some(
        note(
          'Members missing since their mail addresses are hidden in the export. Matching by name needs the map file, sending the instructions.',
        ),
      ),
      we(
        'The export does not contain addresses of people who hide them. I have prepared a list with the names we found; add the address behind each name, upload it under Imports > Match people, and they appear on their cards.',
      ),
      they('Matched all but one, who has left. Perfect.'),
      we('Then you are complete. Welcome to Kestrel!'),
    ],
  },
  {
    id: 'csv_import_accents',
    category: 'technical',
    cause: 'customer_environment',
    tags: ['import'],
    subjects: [
      'Strange characters after CSV import',
      'Import shows “MÃ¼ller” instead of names',
      'Accents broken after import',
    ],
    opening: [
      'After importing {rows} rows all accents are broken. Names look like “JosÃ©”. Do I have to correct that by hand?',
      'Our CSV has Polish and German names, and after the import half of the letters are question marks.',
    ],
    turns: [
      theySend('contacts.csv', 'Here are the first lines of our file.', 'I attach a part of the file.'),
      we(
        'The file is saved in an old Windows encoding. In the import dialogue choose “Encoding: Windows-1252” under More options, or save it as “CSV UTF-8”. You need not correct anything by hand: undo the import under Imports, then run it again.',
      ),
      they('Undone and imported again, all names are right.', 'Works with UTF-8.'),
      we('Very good. We are teaching the import to recognise this by itself.'),
    ],
  },
  {
    id: 'api_migration_v2',
    category: 'technical',
    cause: 'integration',
    tags: ['api'],
    channels: ['email'],
    subjects: ['Question on moving to API v2', 'When does v1 end?', '{endpoint}: field missing compared with v1'],
    opening: [
      'We are moving our integration from v1 to v2. In {endpoint} the field “{field}” is gone. Where do we get it now?',
      'You announced the end of API v1. We have {several} scripts on it. How much time do we have, and what is the equivalent of the bulk call?',
    ],
    turns: [
      up('integration_support', 'Detailed v1 to v2 questions, needs somebody who knows the API.'),
      we(
        'In v2 custom fields are under “fields”, keyed by their id; “{field}” is one of them. v1 answers until the end of next year, with a header that tells the date. The bulk call has become POST {endpoint}/batch with up to 100 items.',
      ),
      they(
        'Understood. Does a batch fail as a whole or item by item?',
        'Thank you. And are ids the same in both versions?',
      ),
      we(
        'Item by item: each gets its own status, and nothing is rolled back. Ids are the same in both versions, so you can move script by script.',
      ),
      some(they('Perfect, that makes it easy.'), we('Good luck! Just answer here if something comes up on the way.')),
    ],
  },
  {
    id: 'custom_development_quote',
    category: 'technical',
    cause: 'integration',
    tags: ['api', 'enterprise'],
    channels: ['email', 'phone_support'],
    subjects: ['Connector to our ERP', 'Custom integration for {company}', 'Can you build a connector for us?'],
    opening: [
      'We would like to connect Kestrel with our ERP: approved hours should become order lines every night. Do you develop such a connector, and what would it cost?',
      'For our rollout to {seats} people we need a custom development: projects created in our ERP should appear as boards. Who can we talk to?',
    ],
    turns: [
      we(
        'We do, together with our specialists. To give you a first idea I need three things: which ERP and version, how many records a night, and in which direction the data flows.',
      ),
      theySend(
        'requirements.pdf',
        'Attached is our paper. About {rows} records a night, from Kestrel to the ERP only.',
        'Here is what our IT has put together.',
      ),
      up('engineering_required', 'Custom connector wanted, requirements attached. Worth a call with the specialists.'),
      hold(
        'Thank you, this is very clear. I have discussed it with two engineers and am waiting for their estimate. I expect it by {day_after}.',
      ),
      we(
        'Here is the estimate: {several} days of work, of which {few} are for testing with your data. The API part is standard and stays supported by us. If you like, we go through it in a call on {weekday} at {time}.',
      ),
    ],
  },
]
