import { aCase } from './case.ts'

export const enBillingAccount = [
  aCase(
    'billing medium medium neutral medium 1',
    'Hello, my card statement shows two payments of 29.00 to you on the 3rd of March. I only have one account. Could you check and send one of them back?',
  ),
  aCase(
    'billing medium high frustrated medium 1',
    'This is the THIRD time I am writing about the same thing. You keep taking money for a plan I cancelled in January. Give me my money back today or I will dispute it with my bank.',
    'STILL being charged',
  ),
  aCase(
    'billing low medium neutral low 1',
    'hi, can u send me the receipts for jan feb and march pls? my accountant wants them',
    'receipts',
  ),
  aCase(
    'billing low medium neutral low 1',
    'We moved. Please put our new address on future invoices: Hauptstr. 5, Berlin. VAT ID stays the same.',
  ),
  aCase(
    'billing medium medium confused medium 1',
    'I dont understand my latest bill. It says 14 days prorated and then a full month on top, so I paid more than last time even tho we have the same number of people? can someone explain',
  ),
  aCase(
    'billing medium high frustrated medium 1',
    'your checkout rejects my visa for 2 days now, tried 4 times!!! I need the upgrade before my client meeting this afternoon',
  ),
  aCase(
    'billing low medium neutral low 1',
    'What would 25 licences cost per year, and do you have a discount for non-profits?',
  ),
  aCase(
    'billing low medium neutral low 1',
    'Please make sure our subscription does not renew in September. We do not need it any more.',
  ),
  aCase(
    'billing high medium frustrated medium 1',
    'We have been overcharged by $4,800 since the contract was renewed. I have pointed this out to your accounting department twice and nobody responds.',
    'Invoice 2291 is wrong',
  ),
  aCase(
    'billing low medium neutral low 1',
    'Is it possible to pay by bank transfer instead of credit card? Our purchasing department insists on it.',
  ),
  aCase(
    'billing low low satisfied low 1',
    'Refund arrived this morning. Thank you so much for sorting this out so quickly, brilliant service!',
  ),
  aCase(
    'billing low medium neutral low 1',
    'Hey, thinking about going from monthly to annual. What happens with the days I already paid for?',
  ),
  aCase(
    'billing medium medium neutral medium 1',
    'Invoice INV-20331 has the wrong company name and no tax number on it. Please correct and resend.',
  ),
  aCase(
    'billing medium medium neutral medium 1',
    'The payment was debited from my account on Friday but your page still says unpaid / past due.',
  ),
  aCase(
    'billing low medium confused low 1',
    'sorry, maybe a stupid question - where do I put in the promo code? I see no field for it anywhere and I am not sure whether it was applied',
  ),
  aCase(
    'billing medium medium frustrated medium 1',
    'So you raise the price by 40% without telling anybody?? Ridiculous. I want a refund for the last month and then I am off to a competitor.',
  ),
  aCase(
    'account medium medium neutral medium 1',
    'I can not log in since yesterday, it says my user name or password is wrong but I did not change anything.',
  ),
  aCase(
    'account medium high frustrated low 1',
    'LOCKED OUT AGAIN. I have a presentation in one hour and all my files are in there. Do something!!',
    'locked out',
  ),
  aCase(
    'account low medium neutral low 1',
    'How do I change the email address I sign in with? I got married and have a new last name.',
  ),
  aCase(
    'account medium medium neutral low 1',
    'New phone, the authenticator app is gone with the old one and I did not save the backup codes. How do I get back in?',
  ),
  aCase(
    'account low medium neutral low 1',
    'please add marta.k@ourfirm.example as admin and remove stefan, he left the company',
  ),
  aCase(
    'account low medium neutral low 1',
    'I would like to close my account and have all my personal data deleted according to the GDPR.',
  ),
  aCase(
    'account medium medium confused low 1',
    'I asked for a password reset but the link takes me back to the same page?? I have no idea what I am doing wrong.',
  ),
  aCase(
    'account low medium neutral low 1',
    'Quick one: what is the difference between Pro and Business? We are five people.',
  ),
  aCase('account low medium neutral low 1', 'Do you offer support on weekends, and in which time zone?'),
  aCase(
    'account critical high frustrated high 3',
    'Somebody logged into my account from another country and changed my password! I got a mail about a new device at 3 am. Please block it NOW',
  ),
  aCase(
    'account medium medium neutral medium 1',
    'The invitation mail never reached my colleague. Could you send it again? We checked spam.',
  ),
  aCase(
    'account high high frustrated medium 1 enterprise',
    'None of our 60 agents can sign in this morning. Passwords are rejected for everyone. Customers are waiting on the phone.',
    'Nobody can log in',
  ),
  aCase(
    'account low medium neutral low 1',
    'Is there a free trial of the enterprise plan? I would like to show it to my boss before we decide.',
  ),
  aCase(
    'account low low satisfied low 1',
    'Just wanted to say: got my access back within ten minutes. You guys are awesome, keep it up.',
  ),
  aCase(
    'account low medium confused low 1',
    'It asks me to verify my identity, why is that? What documents does it want? The page is not clear at all.',
  ),
  aCase('account low medium neutral low 1', 'Can one person belong to two workspaces with different roles?'),
]
