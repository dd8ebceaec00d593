import { hold, note, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** The apps for phones, notifications and mail. */
export const mobileAndMail: readonly Story[] = [
  {
    id: 'app_offline_changes',
    category: 'technical',
    cause: 'defect',
    tags: ['mobile', 'sync'],
    subjects: ['Changes made offline are gone', 'App lost my notes ({device})', 'Offline work not synced'],
    opening: [
      'I worked on the train without a connection and filled in {several} cards on my {device}. Back online, the app showed the old state. All my notes are gone. I am really upset.',
      'The app ({app_version}) says “{few} changes waiting” since {day_before} and never sends them. I do not dare to reinstall it.',
    ],
    turns: [
      we(
        'Please do not reinstall the app, your changes are still on the phone. Open Profile > About, tap the version seven times, then “Send pending changes to support”. I will put them into your board by hand.',
      ),
      they('Sent. The app said 1.2 MB.', 'Done, I hope you can see them.'),
      note(
        'Package received, {several} changes, one has a card id that was moved to another board. That blocks the queue. Replaying without it.',
      ),
      we(
        'I have them: all {several} changes are in your board now. One card had been moved to another board meanwhile, and this blocked the rest. The next version handles that; until then please sync once before somebody moves cards you work on.',
      ),
      some(they('Everything is there. You are my hero today.'), we('That is a nice end to my day, thank you!')),
    ],
  },
  {
    id: 'push_not_arriving',
    category: 'technical',
    cause: 'customer_environment',
    often: 3,
    tags: ['mobile', 'notifications'],
    subjects: ['No push notifications on {device}', 'Notifications stopped after update', 'App does not notify me'],
    opening: [
      'I do not get any notifications on my {device} any more. In the browser they arrive. Reinstalled already.',
      'After the last update ({app_version}) my phone stays silent. {colleague} with the same phone gets everything.',
    ],
    turns: [
      we(
        'On many phones the battery saver puts apps to sleep. Please allow Kestrel to run in the background (Settings > Apps > Kestrel > Battery > Unrestricted), then open the app once. I will send a test message in ten minutes.',
      ),
      seldom(
        they('The test arrived! So it was the battery setting.', 'I got your test. Thank you.'),
        we('Wonderful. The setting sometimes falls back after a system update, so remember the place.'),
      ),
    ],
  },
  {
    id: 'app_scan_upload',
    category: 'technical',
    cause: 'defect',
    tags: ['mobile'],
    subjects: ['Photos from the app are upside down', 'Upload of photos fails ({error})', 'Pictures stuck at 99 %'],
    opening: [
      'Photos our crews take with {device} show up rotated on the board. On the phone they look right.',
      'Uploading photos of a site visit fails with {error} as soon as there are more than {several}. We are outside with a weak connection.',
    ],
    turns: [
      theySend('screenshot.png', 'See the screenshot, that is what it looks like.'),
      we(
        'Thank you. In {app_version} pictures above 12 MB are sent in one piece, and a weak connection breaks that. Under Profile > Data choose “Reduce photos”; with that they are small enough. The next version sends them in parts and needs no setting.',
      ),
      they('With reduced photos it works, and they are good enough for us.', 'OK for now. When is the next version?'),
      we('It goes to the stores this week, in steps. I have put your workspace into the first step.'),
    ],
  },
  {
    id: 'mail_to_board',
    category: 'technical',
    cause: 'how_to',
    tags: ['mail'],
    subjects: ['Mails to our board do not create cards', 'Create cards by mail'],
    opening: [
      'We forward mails to the address of {board}, but since {day_before} no cards are created. No error comes back either.',
      'Is it possible to create cards by mail? Our clients send requests to a shared mailbox.',
    ],
    turns: [
      we(
        'By default only members may write to the address of a board; for clients choose “Everybody” or list their domains (board menu > Mail). I can see {several} mails that were held back for that reason, and you can accept them there.',
        'It is: every board has an address of its own (board menu > Mail). Let your shared mailbox forward to it, and under “Who may write” choose “Everybody” or list the domains of your clients. Subject and text become the card, files are attached.',
      ),
      seldom(
        they(
          'I added the domains and accepted the mails, now there are cards.',
          'Great, that is exactly what we need.',
        ),
        we('Nice! With “#urgent” in the subject the card gets the label of that name at once.'),
      ),
    ],
  },
  {
    id: 'too_many_mails',
    category: 'account',
    cause: 'how_to',
    tags: ['notifications'],
    subjects: ['Far too many e-mails', 'How do I stop these notifications?', '{many} mails a day from Kestrel'],
    opening: [
      'I get around {many} mails a day from Kestrel. I only want to know when somebody mentions me. How do I switch off the rest?',
      'Please stop these mails! I am on {several} boards and get one for every moved card.',
    ],
    turns: [
      we(
        'That is too much, agreed. Under Profile > Notifications choose “Only what concerns me”; then you hear of mentions and of your own cards. A daily summary at {time} is a good companion to that.',
      ),
      seldom(
        they('Peace at last. Thank you.', 'Much better! Could that not be the default?'),
        we('It is the default for new people since spring. Enjoy the quiet!'),
      ),
    ],
  },
  {
    id: 'mails_in_spam',
    category: 'technical',
    cause: 'customer_environment',
    tags: ['mail'],
    subjects: ['Your mails end up in our quarantine', 'Notifications land in spam', 'Please send us your IP addresses'],
    opening: [
      'Our mail filter puts all notifications from Kestrel into quarantine. Our IT needs to know from which servers you send, and whether you sign your mails.',
      'For {few} weeks everything from you is marked as spam here, password mails too. What can we do?',
    ],
    turns: [
      we(
        'We send from mail.kestrelworks.example, signed with DKIM for kestrelworks.example, and SPF and DMARC are published. Please allow the signed domain rather than addresses, since those change. I have checked the last mails to your domain: all signatures were valid.',
      ),
      seldom(
        they(
          'Our IT has allowed the domain, and the next mail came through.',
          'Thanks, forwarded to our IT. It works now.',
        ),
        we('Good. If one is held back again, the header “X-Kestrel-Id” is all I need to follow it.'),
      ),
    ],
  },
  {
    id: 'app_login_loop',
    category: 'technical',
    cause: 'defect',
    tags: ['mobile', 'sign-in'],
    subjects: ['App signs me out every hour', 'Login loop on {device}', 'App asks for the password again and again'],
    opening: [
      'The app on my {device} asks for my password about every hour. Two-factor each time. It makes the app useless in the field.',
      'After signing in the app shows the start page for a second and then the login again. Version {app_version}.',
    ],
    turns: [
      we(
        'Is “Trust this device” greyed out for you? If your workspace allows only short sessions, the app follows that rule. I see a limit of one hour in your security settings, set on {day_before}.',
      ),
      they('That was our new IT policy, nobody told me. Can the app be excepted?', 'It is greyed out, yes.'),
      we(
        'Yes: Security > Sessions has its own line for apps with a screen lock. Your administrator can allow 30 days there; the phone’s own lock protects it then.',
      ),
    ],
  },
  {
    id: 'translation_missing',
    category: 'feature_request',
    cause: 'missing_feature',
    tags: ['translation'],
    subjects: ['Kestrel in Dutch?', 'Wrong word in the translation'],
    opening: [
      'Some of our people do not speak English well. Will there be a Dutch version of the app? We could help with the words.',
      'In the German app “Board” is translated as “Brett”, nobody says that. Could you change it?',
    ],
    turns: [
      we(
        'Thank you for writing! Dutch is on our list for next year. If you like to help: translations are open, and every word has a comment field. I can invite you.',
        'You are right, nobody says that. I have passed it to our translators. If you like to help with more words: translations are open, and every word has a comment field. I can invite you.',
      ),
      seldom(
        they('Please invite me, {email}.', 'Gladly, please send me an invitation.'),
        we('The invitation is on its way. Thank you, we really appreciate it.'),
      ),
    ],
  },
  {
    id: 'battery_drain',
    category: 'technical',
    cause: 'performance',
    tags: ['mobile'],
    channels: ['email', 'social_media', 'in_app_messaging'],
    subjects: ['App drains the battery', '{device}: battery empty by noon', 'High battery use since {app_version}'],
    opening: [
      'Since {app_version} your app uses {several} % of my battery in the background. I have not even opened it today.',
      'Anybody else with an empty battery since the last Kestrel update? My {device} is warm all the time.',
    ],
    turns: [
      up(
        'technical_complexity',
        'Third report on battery use with {app_version}, location reminders on in all of them.',
      ),
      we(
        'Thank you for reporting it. Reminders by place ask for the position far too often in this version. If you switch off Profile > Reminders > “At a place”, it stops at once. A corrected version is with the app stores for approval.',
      ),
      hold('It is approved for one store and pending for the other. I keep this open until both have it.'),
      we('The corrected version is out in both stores. In our measurements it is back to under one percent a day.'),
    ],
  },
]
