import { hold, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** More about boards, files and working together. */
export const boardsMore: readonly Story[] = [
  {
    id: 'attachment_preview',
    category: 'technical',
    cause: 'defect',
    tags: ['files'],
    subjects: ['PDF preview stays blank', 'Cannot open attachments on {board}', 'Preview broken in {browser}'],
    opening: [
      'Previews of PDF files stay white in {browser}. Downloading works, but our reviewers need the preview.',
      'Since {day_before} attachments on {board} open as an empty page for everybody.',
    ],
    turns: [
      theySend('sample.pdf', 'Here is one of the files that stay blank.'),
      we(
        'Thank you, the file shows the same here. It uses a picture format our viewer does not know. “Download” is complete, and I have converted the {several} affected files on {board} so that they show.',
      ),
      hold('The viewer itself will be updated with the next release. I leave this open until then.'),
      we('The new viewer is live. Your sample file opens in {browser} and on the phone.'),
    ],
  },
  {
    id: 'storage_full',
    category: 'account',
    cause: 'how_to',
    tags: ['files'],
    subjects: ['Upload refused: no space left', 'What uses our storage?', 'Storage full?'],
    opening: [
      'Uploads are refused with “storage full”, although we are on {plan}. How can I see what takes the space?',
      'We got a warning that 95 % of our storage is used. We hardly have any files.',
    ],
    turns: [
      we(
        'Workspace > Storage lists the largest boards and files. In your case it is {board}: {several} video files in old cards. You can move them out, or I add 50 GB for {small_amount} a month.',
      ),
      seldom(
        they('We have deleted the videos, they are on our server anyway.', 'Please add the 50 GB, we need the videos.'),
        we('Done. You are at a bit more than half of your storage now.'),
      ),
    ],
  },
  {
    id: 'mention_not_found',
    category: 'technical',
    cause: 'how_to',
    tags: ['members'],
    subjects: ['@ does not show all people', 'Cannot mention {colleague}', 'Colleague missing in the list'],
    opening: [
      'When I type @ only half of our team comes up. {colleague} is missing, although we share the board {board}.',
      'I can neither mention {colleague} nor assign cards to that name, but the member list has it.',
    ],
    turns: [
      we(
        '{colleague} is a guest of the space but not a member of this board, so the list leaves them out. The owner of {board} can add them with the plus sign at the top. Then @ finds them at once.',
      ),
      seldom(
        they('Added, and it works.', 'Got it. A hint in the list would help.'),
        we(
          'Good. New members of a space are offered the boards of their team now, so it should come up less.',
          'Good idea, I have passed it on.',
        ),
      ),
    ],
  },
  {
    id: 'board_permission_denied',
    category: 'account',
    cause: 'access',
    tags: ['roles'],
    often: 3,
    subjects: ['“You have no access” to {board}', 'Suddenly locked out of {board}', 'Lost my rights on a board'],
    opening: [
      'Since this morning I get “you have no access” for {board}. Yesterday everything worked, and I am responsible for it.',
      'Please give me back my access to {board}. I need it for a meeting at {time}, this is urgent.',
    ],
    turns: [
      we(
        '{colleague} changed the board to “Invited people only” at {time}, and you are not on that list. I may not add you myself, but {colleague} or any administrator can; I have sent them a message with a direct link.',
      ),
      seldom(
        they('{colleague} has let me in again. Thanks for the quick help.', 'I am back in, just in time.'),
        we(
          'Good. If {colleague} makes you an owner of the board, such a change cannot lock you out again.',
          'Glad it worked out before your meeting!',
        ),
      ),
    ],
  },
  {
    id: 'merge_boards',
    category: 'technical',
    cause: 'how_to',
    tags: ['boards'],
    subjects: ['Merge two boards', 'Move all cards to another board', 'Combine {board} and {board_2}'],
    opening: [
      'We would like to merge {board} and {board_2}. They have different fields. What happens to the values?',
      'How do I move {many} cards from {board} to {board_2} without losing comments?',
    ],
    turns: [
      we(
        'Select all cards (Ctrl+A on the board), then “Move to board”. Comments, files and history go along. For fields you see a table where you choose what becomes of each; “{field}” exists on both and is matched by itself.',
      ),
      seldom(
        they('{many} cards moved in under a minute. Great.', 'Worked. Can the old board be kept read-only?'),
        we(
          'Good to hear. The empty board can go to the archive: it stays searchable and counts nowhere.',
          'Yes, archive it: it stays readable and searchable, and counts nowhere.',
        ),
      ),
    ],
  },
  {
    id: 'history_who_deleted',
    category: 'technical',
    cause: 'how_to',
    tags: ['audit'],
    subjects: ['Who deleted this column?', 'Find out who changed {board}', 'Audit log question'],
    opening: [
      'Somebody has removed the column “{column}” from {board}. Can you tell us who it was and bring it back?',
      'We need to know who changed the due dates on {board} on {day_before}. Where is that recorded?',
    ],
    turns: [
      we(
        'Administrators see it under Workspace > Audit: filter by the board and “structure”. The column was removed on {day_before} at {time}; with “Restore” in the same line it comes back with its cards.',
        'Every change of a date is in the history of its card, and all of them together under Workspace > Audit: filter by the board, “dates” and {day_before}. Each line says who it was and what the date was before.',
      ),
      seldom(
        they('Restored. And we found out that it was me. How embarrassing!', 'Thank you, we see it now.'),
        we('Happens to the best of us!', 'Good. The log reaches back twelve months on your plan.'),
      ),
    ],
  },
  {
    id: 'browser_blank_page',
    category: 'technical',
    cause: 'customer_environment',
    tags: ['browser'],
    subjects: ['White page after login', 'Kestrel does not load in {browser}', 'Blank screen'],
    opening: [
      'After signing in I only see a white page in {browser}. My colleagues are fine. I cleared the cache already.',
      'Nothing loads in {browser} since our IT installed a new security program. Error {error} in the console.',
    ],
    turns: [
      we(
        'That looks like a filter between you and us: the file “app” is blocked. Does it work in a private window, or over the hotspot of your phone? If so, your IT needs to allow *.kestrelworks.example for scripts.',
      ),
      theySend(
        'screenshot.png',
        'It works over my phone. Here is what the console says.',
        'Private window works! So it is an extension?',
      ),
      we(
        'Right, the screenshot shows an ad blocker list that matches the name of our file. Please allow our address in it. We rename the file in the next release so that it does not happen to others.',
      ),
      they('Allowed, and it works.'),
      we('Great!'),
    ],
  },
  {
    id: 'realtime_conflict',
    category: 'technical',
    cause: 'defect',
    tags: ['sync'],
    subjects: ['Two people editing: one text lost', 'Description overwritten', 'My text was replaced by an old one'],
    opening: [
      '{colleague} and I wrote in the same description, and my part is gone. Should Kestrel not prevent this?',
      'A long description on {board} was replaced by the version of last week. It took me {few} hours to write.',
    ],
    turns: [
      we(
        'Your text is not lost: card menu > History > “Description” shows every version, also the one of {time}. I have looked at the log: the tab of {colleague} had been asleep since {weekday} and sent its old version when it woke up.',
      ),
      some(
        up(
          'technical_complexity',
          'Stale tab overwrote a newer description. Same pattern as two earlier ones, please look at the version check.',
        ),
      ),
      we(
        'Our engineers have found why the check did not stop the old version, and the correction is live. Thank you for the precise times, they made the difference.',
      ),
    ],
  },
  {
    id: 'workspace_language',
    category: 'account',
    cause: 'how_to',
    tags: ['settings'],
    channels: ['live_chat', 'in_app_messaging', 'email'],
    subjects: ['App suddenly in another language', 'Week should start on Monday'],
    opening: [
      'My Kestrel is suddenly in French. I do not speak French. Where do I change that?',
      'How can we have weeks start on Monday, for everybody?',
    ],
    turns: [
      we(
        'It is behind your picture at the bottom left > Profile > Language and region. For everybody an administrator sets it under Workspace > Region.',
      ),
      seldom(they('Merci! Just kidding. It is English again.', 'Done, thank you.'), we('Ha, de rien!', 'Perfect.')),
    ],
  },
  {
    id: 'data_restore_bulk',
    category: 'technical',
    cause: 'data_loss',
    often: 1,
    tags: ['restore', 'api'],
    subjects: ['Our script has overwritten {many} cards', 'Bulk change went wrong', 'Restore {board} to yesterday'],
    opening: [
      'A script of ours has overwritten the field “{field}” on {many} cards through the API. Can you restore the data of {board} to the state of {time}? This is urgent, invoices depend on it.',
      'We ran a bulk update with the wrong file and lost the data of {many} cards. Is there any way to get it back?',
    ],
    turns: [
      up('data_recovery_needs', 'API bulk update on {board}, {many} cards. Needs point-in-time restore of one field.'),
      we(
        'I have taken this on. We can restore just this field to the state before {time}, without touching what people have changed since. May I go ahead? It takes about 20 minutes, during which the board is read-only.',
      ),
      they('Yes please, go ahead right away.', 'Please do. We keep our hands off the board.'),
      we(
        'Restored: {many} cards have their values back, {few} were changed by people since and I left those alone; they are listed in the attached note on the board. For your script I recommend the dry run option.',
      ),
      they('Checked {several} cards, all correct. Thank you, that was impressive.'),
      we('Glad we could help. All the best for the invoices!'),
    ],
  },
]
