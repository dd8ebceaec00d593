/** The message that asks, in English. `duration` is written out: "7 days". */
export const en = {
  hello: 'Hello,',
  colon: ':',
  is_it_solved: (case_id: string) => `We believe that your case ${case_id} is solved. Is it?`,
  solved: 'Yes, it is solved',
  not_yet: 'No, not yet',
  closes: (duration: string) => `If we do not hear from you, the case closes by itself in ${duration}.`,
  or_answer_mail: 'You can also just reply to this mail, and we carry on.',
  or_answer_here: 'You can also just write here, and we carry on.',
  closed: (case_id: string) => `We have closed your case ${case_id}. How did it go for you?`,
  rate: 'Rate our help',
  rate_takes: 'It takes a few seconds and helps us do better.',
}
