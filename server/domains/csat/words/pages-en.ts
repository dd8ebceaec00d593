/** The two pages and all they may have to say, in English. */
export const en = {
  confirmation: {
    question: 'Is it solved?',
    solved: 'Yes, it is solved',
    not_yet: 'No, not yet',
    comment: 'What is still wrong?',
    comment_hint: 'You may leave this empty. It goes to the people who are helping you.',
    send: 'Send my answer',
    choose: 'Please choose one of the two answers.',
  },
  survey: {
    question: 'How happy are you with our help?',
    scores: ['Very unhappy', 'Unhappy', 'Neither', 'Happy', 'Very happy'],
    comment: 'What could we do better?',
    comment_hint: 'You may leave this empty.',
    send: 'Send my rating',
    choose: 'Please choose one of the five answers.',
    thanks_title: 'Thank you for your rating',
    thanks: (score: string) => `You said: ${score}.`,
    change: 'Change my rating',
  },
  too_long: 'This is too long for us. Please shorten it to 5,000 characters.',
  error: 'Please check',
  /** Where a matter stands when there is nothing to answer. */
  standing: {
    asked_again: {
      title: 'We have worked on it again',
      text: 'Since that message we have written to you once more. Please tell us about how it is now.',
      go: 'Answer now',
    },
    confirmed: { title: 'Thank you', text: 'Your case is solved and closed.', go: 'Rate our help' },
    closed: {
      title: 'Your case is closed',
      text: 'Is something still wrong? Just reply to one of our messages, and we carry on from there.',
      go: 'Rate our help',
    },
    rejected: {
      title: 'We are on it again',
      text: 'Thank you for telling us. Your case is open again, and we will write to you. To add something, just reply to one of our messages.',
      go: null,
    },
    open: {
      title: 'We are still working on it',
      text: 'There is nothing you need to do now. We will write to you as soon as there is news.',
      go: null,
    },
    merged: {
      title: 'Your case goes on together with another one',
      text: 'It was put together with a case about the same matter. There is nothing you need to do: we answer you as before.',
      go: null,
    },
    unusable: {
      title: 'This link cannot be used any more',
      text: 'Your case takes no answers this way. If you need help, please write to us.',
      go: null,
    },
  },
  /** Why there is no page. */
  refused: {
    unknown: {
      title: 'This link is not complete',
      text: 'Perhaps a part of it was lost when it was copied. Please open it from our message again, or just reply to that message.',
      go: null,
    },
    expired: {
      title: 'This link has expired',
      text: 'Our links work for 30 days. Just reply to our message instead, and we carry on from there.',
      go: null,
    },
    other_page: {
      title: 'This link belongs to another page',
      text: 'It is from one of our messages, but for another question.',
      go: 'Open the right page',
    },
    too_many: {
      title: 'One moment, please',
      text: 'Many requests have come from your network. Please try again in a minute. Nothing you have sent is lost.',
      go: null,
    },
    unreadable: {
      title: 'We could not read what you sent',
      text: 'Nothing was changed. Please open the link from our message and try again.',
      go: null,
    },
    failed: {
      title: 'Something went wrong on our side',
      text: 'Nothing was changed. Please try again in a minute, or just reply to our message.',
      go: null,
    },
  },
}

export type Words = typeof en
/** A page that says where things are, and perhaps where to go. */
export interface Notice {
  title: string
  text: string
  go: string | null
}
