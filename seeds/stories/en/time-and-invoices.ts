import { hold, note, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** Time sheets, reports, and the bills our users write to their own clients. */
export const timeAndInvoices: readonly Story[] = [
  {
    id: 'timer_kept_running',
    category: 'technical',
    cause: 'how_to',
    tags: ['timesheets'],
    often: 3,
    subjects: ['Timer ran all night', 'Time entry of {several} hours by mistake', 'Wrong hours on {board}'],
    opening: [
      'I forgot to stop my timer and now {weekday} shows {several} hours on {board}. The week is already approved, so I cannot edit it. Can you correct it?',
      '{colleague} left a timer running over the weekend and the sheet is locked. How do we fix a locked week?',
    ],
    turns: [
      we(
        'I cannot change hours on my side, and that is on purpose, but your approver can: Timesheets > Approved > “Reopen week” on the row. Correct the entry, submit again, done. Shall I show you how to have timers stop by themselves in the evening?',
      ),
      they(
        'Reopening worked. And yes please, how does the automatic stop work?',
        'Got it, {colleague} reopened the week. The automatic stop would help us a lot.',
      ),
      we(
        'Workspace > Time > “Stop timers at”, for example 20:00. Everybody whose timer is stopped gets a message and can add the missing minutes the next morning.',
      ),
    ],
  },
  {
    id: 'report_sum_differs',
    category: 'technical',
    cause: 'defect',
    tags: ['reports', 'timesheets'],
    subjects: [
      '{report} report does not match the timesheets',
      'Hours differ between report and export',
      'Numbers in “{report}” are wrong',
    ],
    opening: [
      'The report “{report}” for {last_month} shows {several} hours less than the time sheets of the same people. We bill by this report, so I need to know which number is right.',
      'When I add up the exported entries of {last_month} I get a different sum than the {report} report shows. The difference is exactly {few} hours for each person.',
    ],
    turns: [
      they(
        'I forgot to say: it concerns only the people in {country}.',
        'One more thing: for {month} the two numbers agree.',
      ),
      note(
        'Entries around midnight in another time zone fall into the month before. Reproduced with two users, see {request_id}.',
      ),
      we(
        'The time sheets are right. The report counts entries around midnight in the time zone of the workspace instead of that of the person, so the last evening of the month slips away. For {last_month} I have sent you corrected figures as a file, and the defect is with our engineers.',
      ),
      they(
        'Thank you, the corrected figures match. When can we trust the report again?',
        'That explains it. Please let us know when it is fixed.',
      ),
      hold(
        'I will: the correction is being tested and goes out with the next release. I keep this open and write to you on the day.',
      ),
      we(
        'The correction is live since this morning. I have compared {last_month} and {month} for your workspace: the report and the sheets agree to the minute.',
      ),
    ],
  },
  {
    id: 'client_invoice_rounding',
    category: 'billing',
    cause: 'configuration',
    tags: ['client-invoices'],
    subjects: ['Rounding on client invoices', 'Cents missing on our invoice to a client'],
    opening: [
      'Invoices we create for clients in Kestrel round every entry up to 15 minutes. Our contract says we round per day. Our client complained about {small_amount}.',
      'The total of our client invoice differs by a few cents from the sum of its lines. Our client has sent it back.',
    ],
    turns: [
      we(
        'Rounding can be set per client: Clients > your client > Billing rules > “Round”: per entry, per day or per invoice. Existing drafts follow at once, sent invoices stay as they are; you can credit and recreate those with one click.',
      ),
      seldom(
        they('Found it. Can I set it for all clients at once?', 'Per day it is, and now the totals are right.'),
        we(
          'The default for new clients is under Workspace > Billing rules. The ones you have can be changed together: tick them in the list of clients and choose “Billing rules”.',
        ),
      ),
    ],
  },
  {
    id: 'approval_reminder',
    category: 'technical',
    cause: 'configuration',
    tags: ['timesheets', 'notifications'],
    subjects: ['Nobody gets reminders for time sheets', 'Approvers are not notified', 'Reminder mails stopped'],
    opening: [
      'Our people used to get a reminder on {weekday} when their week was incomplete. Since {day_before} nobody does, and I had to chase {several} people.',
      'I am the approver for the {board} team but never see a notice when somebody submits a week.',
    ],
    turns: [
      we(
        'The reminders of your workspace are bound to the “Standard week” schedule, and that one was archived on {day_before}. I have bound them to the new schedule; the next ones go out on {weekday} at 09:00.',
      ),
      seldom(
        they(
          'Ah, we changed our working hours that day. Thanks!',
          'Thank you. We did not know that the two are connected.',
        ),
        we('It is not obvious, I have asked for a warning when a schedule with reminders is archived.'),
      ),
    ],
  },
  {
    id: 'time_budget_alert',
    category: 'feature_request',
    cause: 'missing_feature',
    tags: ['timesheets'],
    subjects: [
      'Wish: warn us before a budget is used up',
      'Budget alerts per project',
      'Could you add alerts at 80 %?',
    ],
    opening: [
      'We often notice too late that the hours of a project are used up. It would be great if Kestrel could warn the project lead at 80 % of the budget of {board}.',
      'Feature request: an alert when a client budget is nearly spent. We look at {report} every Friday, but by then it is too late.',
    ],
    turns: [
      we(
        'Thank you, that is a good wish, and you are the {several}th team to ask for it this year. It is planned together with the new budgets. Until then an automation helps: “When hours on a board pass …, notify …”. Shall I set one up for {board}?',
      ),
      they('Yes please, at 80 percent, to {colleague} and me.', 'That would do for now. Please set it up for {board}.'),
      we(
        'It is there: you and {colleague} get a message as soon as 80 % are reached. I have noted your vote for the real feature, and you will hear from us when it comes.',
      ),
    ],
  },
  {
    id: 'holiday_calendar_missing',
    category: 'technical',
    cause: 'configuration',
    tags: ['timesheets', 'capacity'],
    subjects: ['Public holidays of {country} missing', 'Capacity ignores holidays', 'Wrong working days for {month}'],
    opening: [
      'The capacity view plans full days on the public holidays of {country}. Where do I enter them for {several} people?',
      'Our office in {country} has a holiday on {day_after}, but Kestrel schedules work for everybody there.',
    ],
    turns: [
      we(
        'Holidays come with a calendar: Workspace > Time > Calendars > Add > {country}. Then choose it for the office, and everyone whose place of work is that office follows.',
      ),
      seldom(
        they(
          'Added. It works for all but {few} people.',
          'Great, that was quick. {few} colleagues still show full days though.',
        ),
        we(
          'Those have “own calendar” in their profile, from the time before offices existed. I have set them back to the calendar of the office.',
        ),
      ),
    ],
  },
  {
    id: 'export_for_payroll',
    category: 'technical',
    cause: 'how_to',
    tags: ['export', 'timesheets'],
    subjects: [
      'Export hours for payroll',
      'How do I get monthly hours per person as a file?',
      'Payroll file for {last_month}',
    ],
    opening: [
      'For payroll I need one line per person with the hours of {last_month}, split by overtime. Which export is that?',
      'Our payroll office wants a file with staff number, hours and absences. I can only find the export per entry.',
    ],
    turns: [
      we(
        'Choose Timesheets > Export > “Per person and month”. The staff number is taken from the field of the same name in the profile; absences are a box you can tick. You can save it as a template, then it is one click next month.',
      ),
      theySend(
        'hours.csv',
        'I tried, but the staff numbers are empty. See the file.',
        'Thanks! In the file the column for overtime is missing, what did I do wrong?',
      ),
      we(
        'In your workspace the numbers are kept in a custom field called “ID”. I have pointed the template to it, and overtime needs the box “Split by working hours”. I saved both as “Payroll”; please export once more.',
      ),
      some(they('Now it is exactly what they need. Thank you very much!'), we('You are welcome. Until next month!')),
    ],
  },
  {
    id: 'pdf_logo',
    category: 'technical',
    cause: 'how_to',
    tags: ['client-invoices'],
    subjects: ['Our logo is cut off on invoices', 'Logo blurry on PDFs', 'Change the look of client invoices'],
    opening: [
      'The logo on our client invoices is cut off at the right. It looks fine in the preview. Can I change the size?',
      'On the PDF of our invoices the logo is blurry. We uploaded a large picture.',
    ],
    turns: [
      theySend('logo.png', 'Here is the logo we use, in case that helps.'),
      we(
        'Thank you. The template has room for three parts wide to one part high, and yours is wider. With “Fit” instead of “Fill” under Clients > Look it is shown whole. For a sharp print an SVG is best.',
      ),
      they('With “Fit” it looks right. Thank you!', 'SVG did the trick.'),
      we('Good to hear. The preview will show the real size soon, that was a gap on our side.'),
    ],
  },
  {
    id: 'recurring_invoice_stopped',
    category: 'billing',
    cause: 'defect',
    tags: ['client-invoices', 'automations'],
    subjects: [
      'Recurring invoices were not created',
      'No client invoices on the first',
      'Retainers not billed for {month}',
    ],
    opening: [
      'Our {several} recurring invoices to clients were not created this month. We live on these retainers, so please look at this today.',
      'On the first of the month nothing happened: no drafts, no mail, no error. Usually our recurring client invoices are there at 6 in the morning.',
    ],
    turns: [
      up(
        'technical_complexity',
        'Recurring client invoices of this workspace skipped on the 1st. Scheduler log shows a paused job since the plan change.',
      ),
      we(
        'The schedule of your workspace was paused when you changed plans, and not resumed. I have run it now: {several} drafts are waiting in Clients > Drafts, dated the first. Nothing was sent without you.',
      ),
      seldom(
        they(
          'I see them, all correct. Can this happen again?',
          'They are here, thank you. Please make sure that this does not happen next month.',
        ),
        we(
          'We found {few} more workspaces with the same pause and resumed all of them. A check now compares expected and created invoices every morning at 7.',
        ),
      ),
    ],
  },
]
