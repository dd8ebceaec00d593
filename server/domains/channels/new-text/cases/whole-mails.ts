/** Whole mails and what is new in them. */
export const wholeMails: [name: string, text: string, newText: string][] = [
  ['a plain message', 'Hello\n\nHow are you?', 'Hello\n\nHow are you?'],
  ['a quote below', 'See above\n> one\n> two\n', 'See above'],
  [
    'Outlook with a rule',
    'Yes.\n\n________________________________\nFrom: Desk <d@x.example>\nSent: Monday\nTo: Me\nSubject: Re\n\nTry',
    'Yes.',
  ],
  [
    'Outlook in bold',
    'Yes.\n\n*From:* Desk [mailto:d@x.example]\n*Sent:* Monday\n*To:* Me\n*Subject:* Re\n\nTry this',
    'Yes.',
  ],
  [
    'Outlook in double bold',
    'Yes.\n\n**From:** Desk\n**Sent:** Monday\n**To:** Me\n**Subject:** Re\n\nTry this',
    'Yes.',
  ],
  [
    'headers in another order',
    'Yes.\n\nDate: Mon, 2 Nov 2026\nFrom: d@x.example\nTo: me@x.example\nSubject: Re\n\nTry',
    'Yes.',
  ],
  [
    'headers that are folded',
    'Yes.\n\nFrom: Desk\nSent: Monday\nTo: Ann <a@x.example>;\n Bob <b@x.example>;\n Cy\nSubject: Re\n\nTry',
    'Yes.',
  ],
  ['a separator before headers', 'Yes.\n-----Original Message-----\nFrom: x', 'Yes.'],
  [
    'QQ',
    '好的\n\n\n------------------ 原始邮件 ------------------\n发件人: "客服"<d@x.example>;\n发送时间: 2026年11月2日\n收件人: "我"<me@x.example>;\n主题: 回复',
    '好的',
  ],
  ['Foxmail', '好的\n\n\n\n发件人： 客服\n发送时间： 2026-11-02 15:04\n收件人： 我\n主题： 回复\n请试试', '好的'],
  ['NetEase', '好的\n\n在 2026-11-02 15:04:05，"客服" <d@x.example> 写道：\n\n请试试', '好的'],
  [
    'a reply above a mail with a delimiter',
    'No.\n\nOn 2 Nov 2026, at 15:04, Desk <d@x.example> wrote:\n\n##- Please type your reply above this line -##\nHi',
    'No.',
  ],
  [
    'an answer below the quote',
    'On 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Which version?\n\nIt is 4.2.\n',
    'It is 4.2.',
  ],
  [
    'text around the quote',
    'Hi,\n\nOn 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Which version?\n\nIt is 4.2.\n',
    'Hi,\n\nIt is 4.2.',
  ],
  [
    'answers between the lines',
    '> Which version?\n4.2\n> Since when?\nMonday',
    '> Which version?\n4.2\n> Since when?\nMonday',
  ],
  [
    'answers between the lines, the rest below',
    'On 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Which version?\n4.2\n> Since when?\nMonday\n> Best regards\n> Desk',
    'On 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Which version?\n4.2\n> Since when?\nMonday',
  ],
  [
    'a quoted line broken by a program',
    'No.\n\nDesk <d@x.example> wrote:\n> Please open the settings and look at the number that stands under "about\nthis program" there.\n> Then tell us.',
    'No.',
  ],
  ['a signature below the quote', 'No.\n\nDesk <d@x.example> wrote:\n> Try this\n\n-- \nBea', 'No.'],
  ['a phone below the quote', 'No.\n> Try this\n\nSent from my iPhone', 'No.'],
  ['a signature above the quote', 'No.\n\n-- \nBea\n\nOn 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Try', 'No.'],
  [
    'iPhone',
    'No.\n\nSent from my iPhone\n\n> On 2 Nov 2026, at 15:04, Desk <d@x.example> wrote:\n> \n> Try this',
    'No.',
  ],
  [
    'Samsung',
    'No.\n\nSent from my Galaxy\n\n-------- Original message --------\nFrom: Desk\nDate: 2/11/26\n\nTry',
    'No.',
  ],
  ['several levels', 'No.\n\nA <a@x.example> wrote:\n> Try\n>\n> B <b@x.example> wrote:\n>> It fails', 'No.'],
  [
    'no-break spaces',
    'Non.\n\nLe lun. 2 nov. 2026 à 15:04, Desk <desk@x.example> a écrit\u00a0:\n\u00a0\nEssayez',
    'Non.',
  ],
  ['Windows line ends', 'No.\r\n\r\nOn 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\r\n> Try\r\n', 'No.'],
]

/** Mails of which nothing may be lost, whatever they look like. */
export const kept: [name: string, text: string][] = [
  ['nothing but a quote', '> one\n> two'],
  ['nothing but an earlier mail', 'From: Desk <d@x.example>\nSent: Monday\nTo: Me\nSubject: Re\n\nTry this'],
  [
    'a forward',
    '---------- Forwarded message ---------\nFrom: A <a@x.example>\nDate: Mon\nSubject: B\nTo: C\n\nIt fails.',
  ],
  [
    'a forward with a word above',
    'Please see below.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\nSubject: B\n\nIt fails.',
  ],
  [
    'a forward by Apple Mail',
    'See below.\n\nBegin forwarded message:\n\nFrom: A <a@x.example>\nSubject: B\n\nIt fails.',
  ],
  ['a German forward', '-------- Weitergeleitete Nachricht --------\nVon: A <a@x.example>\nBetreff: B\n\nGeht nicht.'],
  ['a Chinese forward', '请看\n---------- 转发的邮件 ---------\n发件人：A <a@x.example>\n主题：B\n\n不行'],
  ['a sentence that begins with On', 'On Monday it broke.\nI wrote: help'],
  [
    'a sentence that ends with wrote',
    'On 3 May 2026 at 10:00 I wrote:\nmy printer does not print, and nobody answered.',
  ],
  ['a dialogue', 'Your page says:\nOrder now!\nbut the button does nothing.'],
  ['a journey', 'Please book\n\nFrom: Berlin\nTo: Paris\nDate: 5 May 2026\n\nfor two.'],
  ['a form', 'Name: Bea\nDate: 5 May\nSubject of the complaint: it is broken\nTo whom it may concern'],
  ['a list', 'These fail:\n- login\n- search\n-Print'],
  [
    'rules between parts',
    'Part one is about the invoice.\n----------\nPart two: the delivery came late and the box was open, so we had to send it back.',
  ],
  ['a rule and a question', 'First\n---\nCan you help?'],
  ['a closing and a name', 'It works now.\n\nThanks,\nBea'],
  ['a closing and something to say', 'It fails.\n\nThanks,\nBea\n\nPS: please call me on +49 30 1234567 after six'],
  ['thanks first', 'Thank you\n\nmy new number is +49 30 1234567, the old one is no more'],
  [
    'sent from a place',
    'The parcel was sent from Hamburg on Monday.\n\nSent from the warehouse yesterday, but it is still not here?',
  ],
  ['a phone number as an answer', 'Hello\n\n+49 30 1234567'],
  ['an address as an answer', 'Please send it to:\n\nBea Muster\nExample Street 5\n12345 Example'],
  [
    'confidential matters',
    'This message is confidential, please tell nobody.\n\nI want to leave the company and need my data.',
  ],
  ['a number of an order', 'Order: 123-456-789\nStatus: open'],
  ['a quoted word', 'He said > 5 is fine\n5 > 3'],
  ['an arrow', '-> click here\n--> then there'],
  ['code', 'if (a) {\n  b()\n}\n--\nWhat is wrong with this?'],
  ['an original message', 'I cannot find the original message.\nOriginal message: none'],
  ['a log', '2026-11-02 15:04:05 error: no such file\n2026-11-02 15:04:06 error: giving up'],
  ['a time and a colon', 'We tried at 10:30:\nnothing happened'],
  ['Chinese', '我在2026年11月2日下单\n客服说：三天到货'],
  ['a line about lines', 'Please sign above this line and send it back.'],
  ['an address and a colon', 'Please change my address to new@x.example:\nthe old one is no longer read'],
]
