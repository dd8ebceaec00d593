import type { SeedMacro } from './kept-things.ts'

/** Words the desk uses again and again. */
export const MACROS: readonly SeedMacro[] = [
  {
    name: 'Ask for a screenshot',
    texts: {
      en: 'Thank you for writing, {{customer.first_name}}. Could you send me a screenshot of the whole window, and the time at which you saw it? Then I can find it in our records.',
      zh: '{{customer.first_name}}您好，能否提供一张完整窗口的截图，以及出现问题的时间？这样我可以在后台定位。',
    },
    changes: { status_after: 'pending' },
  },
  {
    name: 'Clear the cache',
    texts: {
      en: 'Please reload the page with Ctrl+Shift+R (on a Mac: Cmd+Shift+R) and try once more. If it stays the same in a private window, I look at it from our side.',
      zh: '请按Ctrl+Shift+R强制刷新后再试一次，如果无痕窗口里也一样，我从后台继续排查。',
    },
    changes: { status_after: 'pending' },
  },
  {
    name: 'Slow boards: known incident',
    texts: {
      en: 'Thank you for telling us. Boards are loading slowly for a part of our customers at the moment, and our engineers are on it. I will write to you as soon as it is over.',
      zh: '感谢反馈，目前部分客户的看板加载较慢，工程师正在处理，恢复后第一时间通知您。',
    },
    changes: { status_after: 'on_hold', add_tags: ['incident-slow-boards'] },
  },
  {
    name: 'Refund is on its way',
    team: 'billing_specialist',
    texts: {
      en: 'The refund has left our side today and reaches your account within three to five working days. The credit note is in your workspace under Billing.',
      zh: '退款今天已发出，三到五个工作日原路退回，红字凭证可在工作区的账单页查看。',
    },
    changes: { status_after: 'resolved', add_tags: ['refund'] },
  },
  {
    name: 'Export before you leave',
    texts: {
      en: 'Under Workspace > Export an administrator gets everything as CSV and JSON, with attachments. It stays available for 60 days after the end of your plan.',
    },
  },
  {
    name: 'Hand over to technical support',
    kind: 'note',
    texts: {
      en: 'For the second line: what was tried, what the customer sees, request id.',
      zh: '转二线：已尝试的步骤、客户看到的现象、请求编号。',
    },
    changes: { team: 'tier2_technical' },
  },
  {
    name: 'Thanks and close',
    texts: {
      en: 'Thank you, {{customer.first_name}}! I am glad it works. Just answer here if it comes up again.',
      zh: '很高兴问题解决了，{{customer.first_name}}。如再次出现，直接回复即可。',
    },
    changes: { status_after: 'resolved' },
  },
]
