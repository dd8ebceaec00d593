import type { TriageCase } from './case.ts'

// biome-ignore format: one case stays a few lines
export const enBillingCases: readonly TriageCase[] = [
  { id: 'en-041', account_type: 'premium', subject: 'Charged twice!!',
    text: 'You took $49 from my card on the 2nd AND on the 3rd. I have one subscription. One. Give me the ' +
      'second payment back.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-042', account_type: 'premium',
    text: 'Hello, please send me the invoice for October (customer no. 40117) as PDF. Our accountant needs it ' +
      'at some point this month.\nThank you, Elena Marchetti',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-043', account_type: 'premium',
    text: "I'm on the $29 plan but the invoice says $34.51. Where do the 5.51 come from? I can't work it out " +
      'from the lines.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-044', account_type: 'enterprise', subject: 'INV-20931 - wrong amount, FINAL NOTICE',
    text: "We contracted 250 seats and you invoiced 520, a difference of $31,000. I've pointed this out twice " +
      'and instead of a correction we get a dunning letter with a deadline of tomorrow. If the account is ' +
      'suspended over YOUR typo our lawyers will take it from there.',
    expected: { language: 'en', category: 'billing', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'medium', priority: 'critical', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-045', account_type: 'free',
    text: "Your comparison table has me lost. What exactly do I get in Premium that I don't have in the free " +
      'one? And is the price per person or for the whole team?',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing', 'billing'] } },
  { id: 'en-046', account_type: 'free',
    text: 'i cancelled during the trial, i even have the confirmation mail, and you still charged me 120 ' +
      'bucks. feels like a scam tbh. refund it',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-047', account_type: 'premium',
    text: "Our card expires at the end of the month. Where can I enter the new one? I'm the workspace owner.",
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-048', account_type: 'premium',
    text: 'Dear Sir or Madam, on invoice 2024-7781 VAT of 19 % was added although we gave our valid VAT number ' +
      '(ATU68812345). Reverse charge should apply. Please issue a corrected invoice.\nMit freundlichen ' +
      'Grüßen, Huber Consulting GmbH',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-049', account_type: 'premium',
    text: 'my card gets DECLINED again and again on your page, works everywhere else, bank says they see no ' +
      'attempt. my plan runs out tonight at midnight and then 6 people are locked out. fix pls!!',
    expected: { language: 'en', category: 'billing', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'medium', priority: 'high', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-050', account_type: 'premium',
    text: 'Refund has arrived this morning, all good. That was quicker than I dared to hope, please pass my ' +
      'thanks to Colin.',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-051', account_type: 'enterprise',
    text: 'Procurement at our company can only pay by bank transfer against a purchase order; the renewal for ' +
      '2025 (EUR 86,400) was set up as a credit card payment. Please change the payment method and ' +
      're-issue the invoice with PO 4500098812. Due date is in six weeks.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'medium', priority: 'high', team: 'billing_specialist',
      requests: ['billing', 'billing'] } },
  { id: 'en-052', account_type: 'free',
    text: 'do you have a discount for students or non profits?',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-053', account_type: 'premium',
    text: 'Why does my renewal date say 14 May when I paid on 1 June? Do I lose two weeks, or am I reading the ' +
      'page wrong?',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'low', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-054', account_type: 'premium',
    text: 'So the price goes up 40 % "to serve you better" and I get to know it from my bank statement. ' +
      'Wonderful service, really. I want to go back to the old price or I want my money for this year back.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-055', account_type: 'premium',
    text: 'This is not a refund request, I only want to know for our budget: if we go from 10 to 15 seats in ' +
      'the middle of the year, is it billed pro rata?',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-056', account_type: 'premium',
    text: 'Please downgrade workspace "northwind-dev" from Premium to Free with the end of the current period ' +
      'and confirm that there will be no further charges.',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-057', account_type: 'premium',
    text: 'Our subscription was cancelled by YOUR system because of a "failed payment" that is on our ' +
      'statement as paid on 08/11, ref 99-4410. Now all 25 of us have read-only and we have a client ' +
      'delivery today. Reactivate it immediately.',
    expected: { language: 'en', category: 'billing', impact: 'high', urgency: 'high',
      emotion: 'frustrated', complexity: 'medium', priority: 'high', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-058', account_type: 'free',
    text: "There's a charge from you on my statement, $15.99, but I only ever had the free plan?? maybe my son " +
      'signed up for something, could you look up what it is for',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-059', account_type: 'enterprise',
    text: 'Hi, could we have your W-9 and a remittance address for our vendor file? Finance would like to ' +
      'finish the set-up this week.',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'medium',
      emotion: 'neutral', complexity: 'low', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-060', account_type: 'premium',
    text: 'I was told on chat (agent "Sam", 12 Sept) that the annual plan can be refunded within 30 days. Day ' +
      '19: "sorry, annual plans are non-refundable". Which of you is lying? I want what I was promised.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-061', account_type: 'premium',
    text: 'I changed from monthly to yearly and now I see two open invoices, #5531 and #5538. Am I supposed to ' +
      'pay both of them? And from which day does the yearly one count?',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'confused', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing', 'billing'] } },
  { id: 'en-062', account_type: 'premium',
    text: 'Hello, invoice 77120 still shows our old company name. We are now called Lumen & Oak Ltd. Please ' +
      'correct the invoice, and please also tell me how to change the name of the workspace.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'neutral', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing', 'account'] } },
  { id: 'en-063', account_type: 'premium',
    text: 'I am done. Cancel the subscription, pay back the unused 8 months, and then delete my account with ' +
      "everything in it. I don't want a call, I don't want an offer.",
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'low', priority: 'medium', team: 'billing_specialist',
      requests: ['billing', 'billing', 'account'] } },
  { id: 'en-064', account_type: 'free',
    text: "Hi! Really enjoying the free plan so far, it's such a nice tool. Thinking about moving up in the " +
      'new year: can I pay with PayPal?',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'satisfied', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-065', account_type: 'premium',
    text: 'what does "metered overage (tier 2)" mean on my bill? it\'s only 3 dollars, i just don\'t get it',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-066', account_type: 'premium',
    text: 'I entered the coupon SPRING30, your page said "applied", and then the full USD 348.00 was collected ' +
      'anyway. The bot\'s advice: "watch out for our next promotion". Hilarious. Order 1009-2217, return ' +
      'the difference.',
    expected: { language: 'en', category: 'billing', impact: 'medium', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'medium', team: 'billing_specialist',
      requests: ['billing'] } },
  { id: 'en-067', account_type: 'enterprise',
    text: 'Fourth quarter in a row that the usage on your invoice does not match the usage in your own ' +
      'dashboard (1.9M against 1.2M events, some 14k euros). I am tired of auditing your bills for you. I ' +
      'expect a credit note and an explanation how it is metered.',
    expected: { language: 'en', category: 'billing', impact: 'high', urgency: 'medium',
      emotion: 'frustrated', complexity: 'medium', priority: 'critical', team: 'billing_specialist',
      requests: ['billing', 'billing'] } },
  { id: 'en-068', account_type: 'premium',
    text: "I can't make out from the website if the tax is already in the price or comes on top?? I am in " +
      'Canada, Ontario, if it matters',
    expected: { language: 'en', category: 'billing', impact: 'low', urgency: 'low',
      emotion: 'confused', complexity: 'low', priority: 'low', team: 'billing_specialist',
      requests: ['billing'] } },
]
