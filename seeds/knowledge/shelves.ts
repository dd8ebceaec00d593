/** Shelves of the help center besides the four that are there from the start, and which tickets they answer. */
export const SHELVES = [
  {
    slug: 'integrations',
    names: { en: 'Integrations and API', zh: '集成与 API' },
    descriptions: { en: 'Webhooks, calendars, chats, imports.', zh: 'Webhook、日历、聊天工具与导入。' },
    ticket_category: 'technical',
  },
  {
    slug: 'mobile-and-mail',
    names: { en: 'App, notifications and mail', zh: '移动应用、通知与邮件' },
    descriptions: { en: 'Kestrel on the phone, and what it sends you.', zh: '手机上的红隼，以及它发送的内容。' },
    ticket_category: 'technical',
  },
  {
    slug: 'time-and-invoices',
    names: { en: 'Time and client invoices', zh: '工时与客户发票' },
    descriptions: { en: 'Timers, reports, and invoices to your own clients.', zh: '计时、报表，以及开给客户的发票。' },
    ticket_category: 'billing',
  },
] as const

/** What stands below the names of those that are there from the start, in the order people look for them. */
export const DESCRIBED = [
  {
    slug: 'account',
    position: 1,
    descriptions: { en: 'Signing in, members, guests and roles.', zh: '登录、成员、访客与权限。' },
  },
  {
    slug: 'billing',
    position: 2,
    descriptions: { en: 'Plans, seats, payments and refunds.', zh: '套餐、席位、付款与退款。' },
  },
  {
    slug: 'technical',
    position: 3,
    descriptions: { en: 'Boards and timelines that do not do what they should.', zh: '看板与时间线出现异常时。' },
  },
] as const
