import { Category, ChannelKind, Emotion, Priority, Status } from '../../tickets/contract.ts'

/** What a filter is called, in either language. The first is how it is said back. */
const NAMES = {
  from: ['from', '来自', '发件人'],
  to: ['to', '收件人', '发给'],
  customer: ['customer', '客户'],
  company: ['company', '公司'],
  is: ['is', '是'],
  has: ['has', '有', '包含', '含'],
  tag: ['tag', 'tags', 'label', '标签'],
  team: ['team', '团队'],
  tier: ['tier', '层级'],
  channel: ['channel', '渠道'],
  priority: ['priority', '优先级'],
  status: ['status', '状态'],
  category: ['category', '类别'],
  emotion: ['emotion', '情绪'],
  assignee: ['assignee', 'assigned', '负责人'],
  language: ['language', 'lang', '语言'],
  before: ['before', '早于', '之前'],
  after: ['after', 'since', '晚于', '之后'],
} as const
export type FilterName = keyof typeof NAMES

const byAlias = new Map(
  Object.entries(NAMES).flatMap(([name, aliases]) => aliases.map((alias) => [alias as string, name as FilterName])),
)

export const filterNamed = (word: string): FilterName | undefined => byAlias.get(word.toLowerCase())

/** Values as people write them: small letters, and one kind of gap. */
export const plain = (value: string): string =>
  value
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

type Words<T extends string> = Record<string, T>

/** The words of a closed list by themselves, and what else they are called. */
const listed = <T extends string>(options: readonly T[], more: Words<T>): ReadonlyMap<string, T> =>
  new Map([...options.map((option): [string, T] => [option, option]), ...Object.entries(more)])

export const STATUSES = listed(Status.options, {
  ...{ 新建: 'new', 新: 'new', 处理中: 'open', 打开: 'open', 待客户回复: 'pending', 等待: 'pending' },
  ...{ waiting: 'pending', hold: 'on_hold', 搁置: 'on_hold', 已升级: 'escalated', 升级: 'escalated' },
  ...{ solved: 'resolved', 已解决: 'resolved', 解决: 'resolved', 已关闭: 'closed', 关闭: 'closed' },
} as const)

export const PRIORITIES = listed(Priority.options, {
  ...{ urgent: 'critical', 紧急: 'critical', 严重: 'critical', 高: 'high', normal: 'medium', 中: 'medium', 低: 'low' },
} as const)

export const CHANNELS = listed(ChannelKind.options, {
  ...{ mail: 'email', 邮件: 'email', 电子邮件: 'email', chat: 'live_chat', 在线聊天: 'live_chat', 聊天: 'live_chat' },
  ...{ phone: 'phone_support', 电话: 'phone_support', social: 'social_media', 社交媒体: 'social_media' },
  ...{ in_app: 'in_app_messaging', app: 'in_app_messaging', 应用内消息: 'in_app_messaging' },
} as const)

export const CATEGORIES = listed(Category.options, {
  ...{ 技术: 'technical', 账单: 'billing', 账户: 'account', feature: 'feature_request', 功能建议: 'feature_request' },
} as const)

export const EMOTIONS = listed(Emotion.options, {
  ...{ 不满: 'frustrated', 困惑: 'confused', 平静: 'neutral', 满意: 'satisfied' },
} as const)

/** Languages by name, for those who do not think in codes. */
export const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ english: 'en', 英文: 'en', 英语: 'en', chinese: 'zh', 中文: 'zh', 汉语: 'zh', german: 'de', 德语: 'de' },
    ...{ french: 'fr', 法语: 'fr', spanish: 'es', 西班牙语: 'es', portuguese: 'pt', italian: 'it', dutch: 'nl' },
    ...{ japanese: 'ja', 日语: 'ja', korean: 'ko', 韩语: 'ko', russian: 'ru', 俄语: 'ru' },
  }),
)

/** What a ticket can be, besides its status. */
export const BEINGS = listed(
  ['open', 'closed', 'mine', 'unassigned', 'snoozed', 'spam', 'unread', 'overdue', 'restricted', 'merged'] as const,
  {
    ...{
      unsolved: 'open',
      未解决: 'open',
      打开: 'open',
      开放: 'open',
      solved: 'closed',
      已关闭: 'closed',
      关闭: 'closed',
    },
    ...{ me: 'mine', 我的: 'mine', 未分配: 'unassigned', 已推迟: 'snoozed', 推迟: 'snoozed', 垃圾邮件: 'spam' },
    ...{ 未读: 'unread', late: 'overdue', breached: 'overdue', 超时: 'overdue', 已超时: 'overdue', 逾期: 'overdue' },
    ...{ 受限: 'restricted', 已合并: 'merged', 合并: 'merged' },
  } as const,
)
export type Being =
  | 'open'
  | 'closed'
  | 'mine'
  | 'unassigned'
  | 'snoozed'
  | 'spam'
  | 'unread'
  | 'overdue'
  | 'restricted'
  | 'merged'

export const FILES: ReadonlySet<string> = new Set(['file', 'files', 'attachment', 'attachments', '附件', '文件'])
export const ME: ReadonlySet<string> = new Set(['me', '我', '自己'])
export const NOBODY: ReadonlySet<string> = new Set(['none', 'nobody', 'unassigned', '无', '未分配', '没有'])
