/** Why nobody was asked how it went. */
export const enSuppressed = {
  spam: 'it is spam',
  merged: 'it was put into another ticket',
  no_consent: 'they do not want to be asked',
  no_address: 'there is no address',
  unproven_sender: 'it is not proven that the mail came from them',
  not_a_person: 'a program or a list had written',
  asked_recently: 'they were asked not long ago',
  too_late: 'it was resolved too long ago',
  not_solved: 'they say it is not solved',
  reopened: 'it was opened again',
}
