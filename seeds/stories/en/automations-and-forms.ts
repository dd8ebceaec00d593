import { note, type Story, seldom, they, we } from '../story.ts'

/** What Kestrel does by itself, and what comes in by forms. */
export const automationsAndForms: readonly Story[] = [
  {
    id: 'automation_loops',
    category: 'technical',
    cause: 'configuration',
    tags: ['automations'],
    subjects: ['Automation “{automation}” runs in circles', 'Automation “{automation}” was paused'],
    opening: [
      'Our automation “{automation}” moves cards to {column} and something moves them back at once. Yesterday one card was moved {many} times.',
      'Kestrel has paused “{automation}” with the note “too many runs”. It worked for a year. What does that mean?',
    ],
    turns: [
      we(
        'Two rules work against each other: “{automation}” moves a card to {column}, and a second one made by {colleague} on {day_before} moves cards without an owner away from there. Add “only if it has an owner” to the first rule, and the circle ends.',
      ),
      seldom(
        they('Condition added, it is calm now.', 'I had no idea that {colleague} made one too. Solved!'),
        we(
          'Good. The log of a card (menu > History > Automations) names the rule behind each move, in case it comes up again.',
        ),
      ),
    ],
  },
  {
    id: 'automation_not_firing',
    category: 'technical',
    cause: 'how_to',
    tags: ['automations'],
    often: 3,
    subjects: ['Automation works only for me', 'Rule ignored for some cards', '“{automation}” does not start'],
    opening: [
      'The rule “{automation}” works when I move cards, but not when {colleague} does. We have the same role.',
      'I set up “{automation}” for cards that enter {column}. New cards are fine, imported ones are ignored.',
    ],
    turns: [
      we(
        'The rule runs with the rights of whoever moves the card, and {colleague} may not change “{field}” on {board}. Choose “Run as the owner of the rule” in its first step, then it no longer matters who moves a card.',
        'Imported and copied cards do not count as “entering” a column unless you tick “Also for imports and copies” in the first step of the rule. For the cards that are there already, “Run on existing cards” catches up.',
      ),
      seldom(
        they('Switched, and it works for {colleague} too. Thanks!', 'That was hidden well, but it works.'),
        we(
          'Good. The log of a card names the rule and whose rights it used, if it comes up again.',
          'You are right about hidden, I have suggested to put it next to the trigger.',
        ),
      ),
    ],
  },
  {
    id: 'form_not_submitting',
    category: 'technical',
    cause: 'defect',
    tags: ['forms'],
    subjects: ['Form “{form}” cannot be sent', '{form}: button does nothing', 'Customers cannot submit our form'],
    opening: [
      'Our customers tell us that the button of the form “{form}” does nothing. It works for me in {browser}. We lose requests!',
      'Since {day_before} the form “{form}” ends with “something went wrong” when a file is attached.',
    ],
    turns: [
      note(
        'Fails when the optional date is empty and the page language is not English. Reproduced. @{teammate} please confirm on staging.',
      ),
      we(
        'I can reproduce it: the form fails when the optional date stays empty in another language than English. Until the fix is out, please make the date a plain text field, then everything gets through. {several} incomplete entries were saved and are in the form’s inbox.',
      ),
      they(
        'Changed, and we just received two new ones. Thank you for finding the lost ones!',
        'As a workaround fine. Please tell me when I can change it back.',
      ),
      we('The fix is out. You can turn the field back into a date; I have tried it in four languages.'),
    ],
  },
  {
    id: 'form_spam',
    category: 'technical',
    cause: 'how_to',
    tags: ['forms'],
    subjects: ['Our public form is full of spam', 'Bots fill in “{form}”', 'Captcha for forms?'],
    opening: [
      'Our form “{form}” gets {many} nonsense entries a day since it is on our website. Can we have a captcha or something?',
    ],
    turns: [
      we(
        'Switch on “Protect against bots” in the form’s settings: visitors see nothing, but a proof of work keeps most scripts away. In addition you can hold back entries with links. I have marked the {many} entries of the last days so that you can delete them together.',
      ),
      seldom(
        they('Three entries since this morning, all of them real. Thank you!', 'Silence at last.'),
        we('Great. The protected form works without cookies, so nothing changes in your privacy notice.'),
      ),
    ],
  },
  {
    id: 'custom_field_limit',
    category: 'technical',
    cause: 'how_to',
    tags: ['boards'],
    subjects: ['Limit of custom fields', '“Add field” greyed out', 'Cannot add another field to {board}'],
    opening: [
      'I wanted to add a field “{field}” to {board} and get “limit reached”. We have {several} fields only.',
      '“Add field” is greyed out on {board}, although I am an administrator. I need a field “{field}” there.',
    ],
    turns: [
      we(
        'The limit counts archived fields as well, and there are {several} of them on this board. Under Fields > Archived you can delete those for good; their values go with them, so export first if you are unsure.',
      ),
      seldom(
        they('I deleted the old ones and could add mine.', 'Understood, exported and cleaned up. It works.'),
        we('Perfect.'),
      ),
    ],
  },
  {
    id: 'template_share',
    category: 'feature_request',
    cause: 'missing_feature',
    tags: ['templates'],
    subjects: [
      'Share templates between workspaces',
      'Wish: template gallery for our group',
      'Same template in {few} workspaces',
    ],
    opening: [
      'Our group has {few} workspaces and we copy every template by hand. Could templates be shared between workspaces?',
      'Please add a way to publish a template for all workspaces of a company. We change ours every quarter.',
    ],
    turns: [
      we(
        'I can see how tedious that is. Sharing across workspaces is not possible yet; it is planned for the company level. Meanwhile an export of the template as a file and an import elsewhere keeps rules and fields, which copying by hand does not.',
      ),
      seldom(
        they(
          'The export helps, thank you. Please count us in for the real thing.',
          'OK, better than nothing. Put us on the list.',
        ),
        we('You are on it, and I have added your example of quarterly changes.'),
      ),
    ],
  },
  {
    id: 'dependency_dates',
    category: 'technical',
    cause: 'how_to',
    tags: ['timeline'],
    subjects: [
      'Moving one card shifts the whole plan',
      'Dependencies move dates by themselves',
      'All dates of {board} changed',
    ],
    opening: [
      'I moved one card on the timeline of {board} by a day and {several} others moved too. How do I undo that, and how do I prevent it?',
      'Somebody changed a date and now the whole plan “{board}” is two weeks late. We did not want that!',
    ],
    turns: [
      we(
        'Cmd or Ctrl+Z right after it takes all of it back. Later on: board menu > History > “Dates changed together” > Revert, I can see the entry of {time}. If you want arrows without moving dates, set dependencies to “Warn only” in the view menu.',
      ),
      seldom(
        they('Reverted, phew. “Warn only” is what we want.', 'History brought it back. Thank you!'),
        we('Glad the plan is back. The setting holds for everybody on this board.'),
      ),
    ],
  },
  {
    id: 'print_board',
    category: 'feature_request',
    cause: 'missing_feature',
    tags: ['boards'],
    subjects: ['Print a board on one page', 'PDF of the timeline for a meeting', 'How can I print {board}?'],
    opening: [
      'Our board of directors wants paper. How can I print the timeline of {board} on one page? The browser cuts it into {several}.',
      'Is there a way to get {board} as a PDF for a meeting at {time}?',
    ],
    turns: [
      we(
        'There is no button for it yet, but this works: choose the range you want, then view menu > “Presentation”, and print from there in landscape with “Fit to page”. I have made a PDF of {board} that way to show you the result.',
      ),
      seldom(
        they(
          'That looks good enough for our directors. Thanks!',
          'Works in {browser}. A real export would be nice one day.',
        ),
        we('I have added your vote to the PDF export.'),
      ),
    ],
  },
  {
    id: 'archive_search',
    category: 'technical',
    cause: 'how_to',
    tags: ['search'],
    subjects: ['Search does not find old cards', 'Where are archived cards?', 'Cannot find a card from {last_month}'],
    opening: [
      'I am looking for a card from {last_month} about {order}. I know that it exists, but the search finds nothing.',
      'Does the search look into attachments and archived boards? We need an old offer for {amount}.',
    ],
    turns: [
      we(
        'By default the search leaves out archived cards. Add “is:archived” to your words, or tick “Archive” in the filter. With {order} I find one card on {board}, in the archive since {day_before}.',
        'It reads the names of attachments, not yet what is in them, and leaves out archived boards unless you add “is:archived” or tick “Archive” in the filter. With {amount} I find one card on {board}, in the archive since {day_before}; the offer is attached to it.',
      ),
      seldom(
        they('That is the one. Thank you!', 'Found. I did not know the word “is:archived”.'),
        we('A list of all such words opens with a question mark in the search field.'),
      ),
    ],
  },
]
