/** The words of the dialog that opens a ticket. */
export const enNewTicket = {
  title: 'New ticket',
  customer: 'Customer',
  customer_placeholder: 'Name or e-mail address',
  customer_new: 'New customer: {{email}}',
  customer_hint: 'Choose a customer, or enter a full e-mail address.',
  channel: 'Channel',
  subject: 'Subject',
  text: 'What the customer said',
  submit: 'Open ticket',
}
