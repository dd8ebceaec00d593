/** What is refused in a conversation, by its code. */
export const enConversationErrors = {
  already_leaving: 'It had left before it could be stopped. Write another reply if something was wrong.',
  not_your_reply: 'Only its writer or a lead can take a reply back.',
  merge_into_itself: 'A ticket cannot be put into itself. Choose another one.',
  target_merged: 'That ticket has itself been put into another one. Choose that one instead.',
  target_closed: 'That ticket is closed: nothing can be put into it. Choose an open one.',
  ticket_spam: 'One of the tickets is marked as spam. Take the mark away first.',
  already_undone: 'This merge has been undone already.',
  merged_further: 'The ticket it went into was itself put into another one. Undo that merge first.',
  no_suggestion: 'The suggestion is gone: somebody decided it already.',
  nothing_left: 'At least one message must stay here. Merge the ticket instead.',
  no_address: 'This ticket was not written from a mail address, so there is nobody to block.',
  not_abandoned: 'The customer wrote within the last days, so it is not abandoned. Say what was done instead.',
}
