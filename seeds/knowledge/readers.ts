/** How often articles are read, beside the others, by a part of their key; 2 where nothing is said. */
export const OFTEN: readonly (readonly [key: string, weight: number])[] = [
  ['reset-your-password', 9],
  ['charged-twice', 6],
  ['two-factor', 5],
  ['app-does-not-sync', 5],
  ['seats-and-plans', 5],
  ['board-stays-blank', 4],
  ['invite-people', 4],
  ['webhooks', 3],
  ['guests', 1],
  ['mentions', 1],
]

/** Articles that do not do well: what their readers say, in their words. */
export const COMPLAINTS: Readonly<Record<string, readonly string[]>> = {
  'board-stays-blank': [
    'Did all four steps, the board is still white.',
    'Did not work. Private window shows the same.',
    'The steps are unclear, where is the funnel?',
    'There is no screenshot, I cannot find Clear filters.',
    'Still blank after clearing the filter.',
    'Too technical for me, what is wss?',
    'It did not help, had to write to support anyway.',
    'The button is named otherwise in my version, this is outdated.',
  ],
  'report-sums-differ': ['I do not understand which rounding to choose.', 'Missing how to change the time zone.'],
}

/** What is typed into the search field, with slips as people make them; `finds`: the article they open. */
export const SEARCHES: readonly { q: string; language: 'en' | 'zh'; finds: string | null; often: number }[] = [
  { q: 'pasword rset', language: 'en', finds: 'reset-your-password', often: 14 },
  { q: 'forgot password mail not arriving', language: 'en', finds: 'reset-your-password', often: 18 },
  { q: 'login link', language: 'en', finds: 'reset-your-password', often: 9 },
  { q: 'new phone 2fa', language: 'en', finds: 'two-factor-new-phone', often: 12 },
  { q: 'authenticator lost', language: 'en', finds: 'two-factor-new-phone', often: 8 },
  { q: 'double charge', language: 'en', finds: 'charged-twice', often: 11 },
  { q: 'refund how long', language: 'en', finds: 'refunds', often: 9 },
  { q: 'vat id invoice', language: 'en', finds: 'vat-number-and-address', often: 7 },
  { q: 'blank board', language: 'en', finds: 'board-stays-blank', often: 10 },
  { q: 'bord white page', language: 'en', finds: 'board-stays-blank', often: 5 },
  { q: 'webhook signature', language: 'en', finds: 'webhooks-and-signatures', often: 6 },
  { q: '429', language: 'en', finds: 'api-rate-limits', often: 5 },
  { q: 'cancel plan', language: 'en', finds: 'seats-and-plans', often: 9 },
  { q: 'restore card', language: 'en', finds: 'restore-deleted-boards-and-cards', often: 6 },
  { q: 'csv umlauts', language: 'en', finds: 'import-from-csv', often: 3 },
  { q: '重置密码', language: 'zh', finds: 'reset-your-password', often: 12 },
  { q: '收不到邮件', language: 'zh', finds: 'reset-your-password', often: 6 },
  { q: '重复扣款', language: 'zh', finds: 'charged-twice', often: 7 },
  { q: '换手机 验证码', language: 'zh', finds: 'two-factor-new-phone', often: 6 },
  { q: '离线 同步', language: 'zh', finds: 'app-does-not-sync', often: 4 },
  { q: 'gantt export to ms project', language: 'en', finds: null, often: 9 },
  { q: 'export ms project', language: 'en', finds: null, often: 6 },
  { q: 'dark theme schedule', language: 'en', finds: null, often: 4 },
  { q: '钉钉 审批', language: 'zh', finds: null, often: 7 },
]
