import { note, type Story, seldom, some, they, up, we } from '../story.ts'

/** Boards and cards: what most people use all day. */
export const boards: readonly Story[] = [
  {
    id: 'cards_gone_after_filter',
    category: 'technical',
    cause: 'how_to',
    tags: ['boards'],
    often: 3,
    subjects: [
      'Half of my cards are gone from {board}',
      'Where did the cards on “{board}” go?',
      'Cards missing since this morning',
    ],
    opening: [
      'When I opened {board} this morning about half of the cards were missing. Nobody on the team has deleted anything. Can you see what happened and bring them back?',
      'Our board “{board}” shows only a handful of cards today, yesterday there were {many}. {colleague} still sees all of them on her screen. Did we lose data?',
    ],
    turns: [
      we(
        'Nothing is lost: I can see all {many} cards on {board}. A filter by “{field}” is active for your account, which hides most of them. Click the funnel at the top right and choose “Clear filters”, and they will be back.',
        'No worries, your data is all there. Your account has a saved filter on this board since last night (the funnel icon is filled when one is active). If you clear it, all {many} cards show again.',
      ),
      seldom(
        they(
          'Oh! That funnel is easy to miss. They are all back now. Is there a way to make it more visible?',
          'Found it, that was it. I must have clicked it by accident when I showed the board to {colleague}.',
        ),
        we(
          'Glad they are back. I have passed your remark about the funnel on to our design team; a coloured bar for active filters is planned. Have a good day!',
          'Happy to hear that! If it happens again: the small number next to the funnel tells how many cards are hidden.',
        ),
      ),
    ],
  },
  {
    id: 'timeline_slow_many_cards',
    category: 'technical',
    cause: 'performance',
    tags: ['timeline'],
    subjects: [
      'Timeline takes {seconds} seconds to open',
      '{board}: timeline very slow',
      'Slow timeline with many cards',
    ],
    opening: [
      'Since last week the timeline of {board} takes around {seconds} seconds to open, in {browser}. Other boards are fine. We have about {rows} cards on it, is that too many?',
      'The timeline view has become painfully slow for us. Opening {board} takes {seconds} seconds and dragging a bar freezes the tab. We plan every morning with it, so this costs us real time.',
    ],
    turns: [
      some(
        note(
          '{rows} cards on one timeline, {several} of them with more than 200 dependencies. Looks like the layout pass again, see the slow-boards thread. @{teammate} did you not have a similar one last month?',
        ),
      ),
      we(
        'Thank you for the details. Most of the time goes into drawing dependencies of cards that are done. Could you switch on “Hide finished” in the view menu and tell me how long it takes then?',
        'I measured it with a copy of your board and see the same. As a first help: choose “Last and next 90 days” instead of “Everything” in the range menu. How fast does it open for you with that?',
      ),
      they(
        'With that it opens in about 4 seconds. Much better, although we do need the finished cards on Fridays.',
        'Down to 5 seconds, thanks. I would still like to see the whole year at once though.',
      ),
      we(
        'Good. For the Friday view I have added a second saved view, “With finished”, so you can switch with one click. Our engineers are working on drawing only what is visible; your board is one of their test cases now, and I will write to you when it is out.',
      ),
    ],
  },
  {
    id: 'board_deleted_restore',
    category: 'technical',
    cause: 'data_loss',
    tags: ['boards', 'restore'],
    channels: ['email', 'live_chat', 'phone_support', 'in_app_messaging'],
    subjects: ['URGENT: board {board} deleted by mistake', 'Please restore a deleted board', 'We lost {board}'],
    opening: [
      'A new colleague has deleted our board “{board}” and emptied the archive. It holds {several} months of work and we have a client meeting at {time}. Please, please tell me you have a backup!',
      'Someone removed the board {board} yesterday evening. We need it back with all comments and attachments. How fast can this be done?',
    ],
    turns: [
      we(
        'I understand the pressure. Boards stay recoverable for 30 days, so nothing is lost. I am handing this to our specialists, who can restore it with comments and attachments; you will hear from us within the hour.',
      ),
      up(
        'data_recovery_needs',
        'Customer deleted {board} and purged the archive. Needs restore incl. attachments, client meeting at {time}.',
      ),
      we(
        'This is done: {board} is back, with {many} cards, all comments and all attachments. The members have the same rights as before. May I suggest limiting “Delete boards” to administrators? You find it under Workspace > Roles.',
      ),
      some(
        they('You have saved my day, everything is there. I have changed the role right away.'),
        we('Wonderful. Good luck with the meeting!'),
      ),
    ],
  },
]
