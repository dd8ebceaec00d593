import type { Sheet } from './sheet.ts'

export const billing: Sheet = {
  category: 'billing',
  title: { en: 'Invoices and payments', zh: '账单与付款' },
  intro: {
    en: 'Find out what a charge is for and what can be done about it.',
    zh: '了解一笔费用的来源，以及您可以怎么做。',
  },
  first: [
    {
      id: 'app-store',
      devices: ['ios'],
      title: { en: 'Look whether Apple charges you', zh: '确认是否由 Apple 扣款' },
      body: {
        en: 'What was bought in the app is charged by Apple, who alone can pay it back. Open **Settings → your name → Subscriptions**. Is it listed there, you can end it there, and ask for a refund at Apple.',
        zh: '在应用内购买的项目由 Apple 扣款，也只能由 Apple 退款。请打开**设置 → 您的姓名 → 订阅**。如果列在其中，您可以在那里取消，并向 Apple 申请退款。',
      },
    },
    {
      id: 'play-store',
      devices: ['android'],
      title: { en: 'Look whether Google Play charges you', zh: '确认是否由应用商店扣款' },
      body: {
        en: 'What was bought in the app is charged by Google. Open **Google Play → your picture → Payments & subscriptions**. Is it listed there, you can end it there, and ask for a refund at Google.',
        zh: '在应用内购买的项目由应用商店扣款。请打开**应用商店 → 头像 → 付款和订阅**。如果列在其中，您可以在那里取消并申请退款。',
      },
    },
    {
      id: 'read-invoice',
      devices: ['web', 'windows', 'mac', 'linux'],
      title: { en: 'Open the invoice of the charge', zh: '打开该笔费用的账单' },
      body: {
        en: 'Open the billing page of your account and the invoice with that date. It lists each position with its period; a change of plan within a month shows as two positions.',
        zh: '请打开账户的账单页面，找到该日期的账单。其中列出每一项及其周期；当月更改套餐会显示为两项。',
      },
    },
  ],
  question: { en: 'What is it about?', zh: '您遇到的是哪种情况？' },
  causes: [
    {
      id: 'wrong-charge',
      codes: ['billing_error'],
      answer: { en: 'I was charged twice, or too much', zh: '重复扣款或金额过高' },
      title: { en: 'See whether one of the two is only reserved', zh: '确认其中一笔是否只是预授权' },
      body: {
        en: 'A payment that was tried twice often shows twice for some days. Look at your bank: what is marked “pending” is only reserved, and falls away by itself within seven days.',
        zh: '重试付款时，银行可能会暂时显示两笔。请查看银行记录：标为“处理中”的只是预授权，通常七天内自动取消。',
      },
    },
    {
      id: 'card-refused',
      codes: ['payment_method'],
      answer: { en: 'My card or payment is refused', zh: '银行卡或付款被拒' },
      title: { en: 'Enter the card anew', zh: '重新输入银行卡' },
      body: {
        en: 'Check the date and the three digits, and that the card may be used online and abroad. Then enter it anew on the billing page and pay once more. Banks do not tell us why they refuse; they tell you.',
        zh: '请检查有效期和安全码，并确认该卡已开通网上及境外支付。然后在账单页面重新输入并付款。拒付原因只有银行能告诉您。',
      },
    },
    {
      id: 'plan',
      codes: ['account_change', 'pricing_question', 'how_to'],
      answer: { en: 'I want to change or end my plan', zh: '我想更改或取消套餐' },
      title: { en: 'Change the plan on the billing page', zh: '在账单页面更改套餐' },
      body: {
        en: 'Choose **Change plan** on the billing page. What has been paid for the rest of the period is counted in; an ended plan runs until the end of what was paid.',
        zh: '请在账单页面选择**更改套餐**。剩余周期已付的费用会抵扣；取消后，套餐仍可使用至已付周期结束。',
      },
    },
  ],
}
