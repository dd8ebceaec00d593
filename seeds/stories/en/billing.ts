import { note, type Story, seldom, some, they, theySend, up, we, weSend } from '../story.ts'

/** What Kestrel costs: invoices, charges, cards and taxes. */
export const billing: readonly Story[] = [
  {
    id: 'charged_twice',
    category: 'billing',
    cause: 'billing_error',
    tags: ['invoices', 'refund'],
    subjects: [
      'Charged twice for {month}',
      'Double charge on our card: {amount}',
      'Two payments, one invoice ({invoice})',
    ],
    opening: [
      'Our card was charged {amount} twice on the same day for invoice {invoice}. Please refund one of the two payments and confirm when we can expect it.',
      'I see two identical charges of {amount} from Kestrelworks in our bank statement, but only one invoice ({invoice}) in the workspace. Could you check and refund the second one?',
    ],
    turns: [
      some(
        note(
          'Two captures for {invoice} within 40 seconds, the first one answered with a time-out. Second is a true duplicate. Refund approved by {teammate}.',
        ),
      ),
      we(
        'You are right, and I am sorry: the first payment timed out on the way back to us and was sent again. I have refunded {amount} to the same card just now. Banks need three to five working days to show it.',
        'Thank you for spotting this. The second charge of {amount} is a duplicate. The refund is on its way and will be visible within five working days; a credit note is attached to {invoice} in your workspace.',
      ),
      seldom(
        they(
          'Thank you for the quick reaction. I will keep an eye on the account.',
          'Great, can you also send me something in writing for our accountant?',
        ),
        weSend(
          'credit-note.pdf',
          'Please do. For your records the credit note is attached; it names both payments and the refund.',
          'Of course, the credit note is attached. It names both payments and the refund, which is what accountants usually ask for.',
        ),
      ),
    ],
  },
  {
    id: 'vat_number_missing',
    category: 'billing',
    cause: 'billing_error',
    tags: ['invoices', 'vat'],
    subjects: ['VAT number missing on {invoice}', 'Please correct invoice {invoice}', 'Invoice without our VAT ID'],
    opening: [
      'Invoice {invoice} does not show our VAT number, so our bookkeeping has sent it back. We entered the number on {day_before}. Please issue a corrected invoice.',
      'We moved our office to {country} and need invoice {invoice} reissued with the new address and VAT ID. Both are already in the billing settings.',
    ],
    turns: [
      weSend(
        'invoice-corrected.pdf',
        'Thank you, I can see the number in your billing settings. It was saved a few hours after the invoice had been made. The corrected invoice is attached, and it replaces the old one in your workspace as well.',
        'Done: here is {invoice} with your new address and VAT ID. Future invoices take both from the settings by themselves.',
      ),
      seldom(
        they('Perfect, bookkeeping is happy now.', 'Received. Do we have to change anything for the next invoices?'),
        we(
          'Good to hear. All further invoices carry the number as well.',
          'No, that is all taken care of. The next invoice on the first of the month will carry the same details.',
        ),
      ),
    ],
  },
  {
    id: 'card_declined',
    category: 'billing',
    cause: 'payment_method',
    tags: ['payments'],
    subjects: [
      'Payment failed although the card is valid',
      'Card declined three times',
      'We cannot pay invoice {invoice}',
    ],
    opening: [
      'Your system declines our company card for {amount}, although our bank says there is no block and no request on their side. Our plan runs out on {day_after} and I do not want the team to lose access.',
      'We have tried to pay {invoice} with two different cards and get “payment could not be completed” every time. What is wrong?',
    ],
    turns: [
      we(
        'First of all: nobody will lose access, I have extended your plan by two weeks. The attempts fail at the confirmation step of your bank (3-D Secure). Could you try once more in a private window with pop-ups allowed?',
        'I can see the attempts. The bank asks for a confirmation in its app, and that step was not completed. Please try again with the banking app open; I have given your workspace 14 more days so that nothing happens meanwhile.',
      ),
      seldom(
        they(
          'That was it, a pop-up blocker. The payment went through at {time}.',
          'It worked with the banking app open. Thanks for the extra days.',
        ),
        we('I see the payment, {invoice} is settled. Thank you for your patience!'),
      ),
    ],
  },
  {
    id: 'pay_by_transfer',
    category: 'billing',
    cause: 'pricing_question',
    tags: ['payments'],
    channels: ['email', 'in_app_messaging', 'phone_support'],
    subjects: [
      'Can we pay by bank transfer?',
      'Annual invoice and purchase order {order}',
      'Payment by invoice instead of credit card',
    ],
    opening: [
      'Our finance department does not allow credit cards. Can we pay {plan} for {seats} people by bank transfer, yearly, with our order number {order} on the invoice?',
      'We would like to switch from monthly card payments to one annual invoice by transfer. What do you need from us?',
    ],
    turns: [
      we(
        'Yes, with annual billing you can pay by transfer within 30 days. Please send me the billing address, the order number and the person who receives invoices, and I will set it up before the next renewal.',
      ),
      theySend(
        'purchase-order.pdf',
        'Here is our purchase order with all details. {colleague} in accounts payable receives the invoices.',
      ),
      we(
        'Thank you. Your workspace is on annual billing by transfer from the next renewal on, with {order} on every invoice. What you have paid for this month is credited.',
      ),
    ],
  },
  {
    id: 'unused_seats',
    category: 'billing',
    cause: 'pricing_question',
    tags: ['seats'],
    often: 3,
    subjects: [
      'We pay for {seats} seats but are fewer',
      'Reduce seats',
      'Question about the number of seats on {invoice}',
    ],
    opening: [
      'Invoice {invoice} lists {seats} seats. {several} of these people left months ago. How do I remove them, and do we get something back?',
      'Why are we billed for {seats} seats? Only our own people should count, not the guests of our clients.',
    ],
    turns: [
      we(
        'You can deactivate people under Workspace > Members; the filter “Inactive” shows who has not been there for 90 days. For each seat we credit the days left in this month. Their cards and comments stay.',
        'Guests never count. The list behind your invoice shows {several} members who have not signed in for 90 days. When you deactivate them (Workspace > Members > Inactive), the seats are free at once and the rest of the month is credited.',
      ),
      seldom(
        they(
          'I have deactivated them. Do you need anything else from me?',
          'Good, that was easier than I thought. When will I see the credit?',
        ),
        we('All set: the next invoice shows {several} seats fewer and a credit for the rest of this month.'),
      ),
    ],
  },
  {
    id: 'upgrade_plan',
    category: 'billing',
    cause: 'account_change',
    tags: ['upgrade'],
    subjects: [
      'Upgrade to {better_plan}',
      'What changes with {better_plan}?',
      '{more_seats} more seats and a bigger plan',
    ],
    opening: [
      'We are growing and would like to move to {better_plan} with {more_seats} more seats from next month. What does that cost us, and will anything change for the people who already use it?',
      'Could you tell me what we would pay for {better_plan} with {seats} people? We mainly need roles and the audit log.',
    ],
    turns: [
      we(
        'Happy to hear that. Nothing changes for your people, they only see more. You pay the difference for the days left in this month, about {amount}. An administrator can switch under Workspace > Plan, or I do it for you if you confirm here.',
      ),
      seldom(
        they('Please go ahead, confirmed.', 'Confirmed by our managing director. Please switch us today.'),
        we(
          'Done, you are on {better_plan} now and the {more_seats} seats are ready. Roles are under Workspace > Roles, and the audit log starts counting from today.',
        ),
      ),
    ],
  },
  {
    id: 'cancel_plan',
    category: 'billing',
    cause: 'account_change',
    tags: ['churn-risk'],
    channels: ['email', 'in_app_messaging', 'live_chat'],
    subjects: [
      'Cancel our subscription',
      'We would like to cancel at the end of {month}',
      'Cancellation of workspace {workspace}',
    ],
    opening: [
      'We have decided to go back to {tool} and would like to cancel our plan at the end of {month}. Please confirm, and tell us how we can take our data with us.',
      'Please cancel our subscription. To be honest, since the new timeline came out it has simply become too slow for us, and nobody uses it any more.',
    ],
    turns: [
      note(
        'Churn risk: on {plan} for two years, {seats} seats. @{teammate} would you like to call them before I confirm?',
      ),
      we(
        'I am sorry to see you go. Your plan ends at the end of {month} and will not be renewed. Under Workspace > Export an administrator gets everything as CSV and JSON, attachments included; it stays available for 60 days. May I ask what we could have done better?',
      ),
      seldom(
        they(
          'We need something simpler. Thank you for the export, it worked.',
          'Mostly the speed of large boards. The support was always good, so no hard feelings.',
        ),
        we(
          'Thank you for being frank, that helps us. If large boards are what decides: the new engine is in testing, and I can give you access for a month free of charge. If not, all the best to your team!',
        ),
      ),
    ],
  },
  {
    id: 'refund_after_renewal',
    category: 'billing',
    cause: 'account_change',
    tags: ['refund'],
    channels: ['email', 'phone_support', 'live_chat'],
    subjects: ['Renewed by mistake, please refund', 'Refund for annual renewal {invoice}', 'We had cancelled!'],
    opening: [
      'Our annual plan was renewed on {day_before} for {amount}. I had told {colleague} to cancel and that was forgotten. We have not used it since. Is a refund possible?',
      'This is really frustrating: we cancelled in {last_month} and you still charged us {amount} for another year. I expect the money back this week.',
    ],
    turns: [
      some(
        up(
          'policy_exceptions',
          'Asks for a refund of an annual renewal outside the 14 days. No sign-ins since. I would grant it.',
        ),
      ),
      we(
        'I have looked at your workspace: nobody has signed in since the renewal, so I have cancelled it as of that day and refunded {amount} in full. It reaches you within five working days.',
        'I am sorry for the trouble. The cancellation in {last_month} was started but not confirmed in the second step, which we should make clearer. The renewal is undone and {amount} is on its way back to you.',
      ),
      seldom(
        they('Thank you, that is very fair.', 'Good. Please make that second step more visible for others.'),
        we(
          'You are welcome. All the best to you and your team!',
          'I have passed that on together with your example. All the best!',
        ),
      ),
    ],
  },
  {
    id: 'nonprofit_discount',
    category: 'billing',
    cause: 'pricing_question',
    tags: ['discount'],
    subjects: ['Discount for non-profits?', 'Do schools get a reduced price?', 'Reduced price'],
    opening: [
      'We are a small charity with {several} volunteers. Do you offer a reduced price? We would use boards and forms only.',
      'Is there a special price for schools? We would like to plan our project weeks with {seats} teachers.',
    ],
    turns: [
      we(
        'Yes, registered charities and schools get half off every plan. Please send a document that shows your status, a scan is fine, and the address of your workspace.',
      ),
      theySend(
        'registration.pdf',
        'Here is our registration. The workspace is {workspace}.',
        'Attached. Our workspace is called {workspace}.',
      ),
      we('Thank you, that is all I need. The discount is active from today and renews by itself each year.'),
    ],
  },
  {
    id: 'currency_wrong',
    category: 'billing',
    cause: 'billing_error',
    tags: ['invoices'],
    subjects: ['Invoiced in the wrong currency', 'Why is {invoice} in dollars?'],
    opening: [
      'We signed up in euros, but {invoice} is in dollars and our bank charges {small_amount} for every foreign payment. Please change this.',
      'Since the upgrade our invoices come in another currency. Can you put that back as it was and credit the bank fee of {small_amount}?',
    ],
    turns: [
      some(
        note(
          'Currency flipped with the plan change on {day_before}. Third one this month. @{teammate} can we have a check in the upgrade flow?',
        ),
      ),
      we(
        'The currency was changed by our upgrade form, which took it from the browser instead of from your account. I have put it back, reissued {invoice} and credited {small_amount} for the bank fee.',
      ),
      seldom(
        they('Thank you, also for the fee.', 'Very kind, thanks.'),
        we('You are welcome. The upgrade form has been corrected as well.'),
      ),
    ],
  },
]
