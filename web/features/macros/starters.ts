import type { UiLanguage } from '../../../server/platform/contract.ts'
import type { MacroDraft } from './macro-draft.ts'

type Starter = Omit<MacroDraft, 'name' | 'shared_with' | 'team'> & { name: Record<UiLanguage, string> }

/** What nearly every desk writes every day, to begin with and to be rewritten. */
const STARTERS: Starter[] = [
  {
    name: { en: 'Looking into it', zh: '正在调查' },
    kind: 'reply',
    texts: {
      en: 'Hello {{customer.first_name}},\n\nthank you for the details. I am looking into this now and will write to you again today, also if there is nothing new yet.\n\nYour case number is {{ticket.case_id}}.\n\n{{agent.first_name}}',
      zh: '{{customer.first_name}}，您好：\n\n感谢您提供的信息。我正在调查此问题，今天内会再次与您联系，即使暂时没有新的进展。\n\n您的工单号是 {{ticket.case_id}}。\n\n{{agent.first_name}}',
    },
    changes: { status_after: 'open', assignee: 'me' },
  },
  {
    name: { en: 'Need more details', zh: '需要更多信息' },
    kind: 'reply',
    texts: {
      en: 'Hello {{customer.first_name}},\n\nto find the cause I need three things from you:\n\n1. What did you do just before it happened?\n2. What did you expect, and what happened instead?\n3. A picture of the screen, if you can take one.\n\nJust answer this message.\n\n{{agent.first_name}}',
      zh: '{{customer.first_name}}，您好：\n\n为了找到原因，请您提供以下信息：\n\n1. 问题发生之前您进行了哪些操作？\n2. 您期望的结果是什么？实际发生了什么？\n3. 如果方便，请附上屏幕截图。\n\n直接回复此邮件即可。\n\n{{agent.first_name}}',
    },
    changes: { status_after: 'pending', add_tags: ['needs-details'] },
  },
  {
    name: { en: 'Handover', zh: '交接' },
    kind: 'note',
    texts: {
      en: 'Handover of {{ticket.case_id}}\n\nWhat the customer wants: \nWhat was tried: \nWhat is next, and by when: ',
      zh: '{{ticket.case_id}} 交接\n\n客户的诉求：\n已尝试的方法：\n下一步及时间：',
    },
    changes: { add_tags: ['handover'] },
  },
]

/** The examples, named in the reader's language. Each has its text in both, since customers write in both. */
export const starters = (language: UiLanguage): MacroDraft[] =>
  STARTERS.map(({ name, ...starter }) => ({ ...starter, name: name[language], shared_with: 'me', team: null }))
