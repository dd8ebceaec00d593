import type { Customer } from '../company/customers.ts'
import type { Agent } from '../company/rows.ts'
import { DAY } from '../moments.ts'
import type { Case, MessageState } from './case.ts'
import { filled } from './words.ts'

/** A message as it is read, and without what is quoted below it. */
export interface Spoken {
  text: string
  new_text: string
}

const plain = (text: string): Spoken => ({ text, new_text: text })

const HELLOS = {
  en: [
    'Hi,',
    'Hello,',
    'Hi there,',
    'Hello team,',
    'Good morning,',
    'Hi Kestrel team,',
    'Dear support team,',
    'Hey,',
    '',
  ],
  zh: ['您好，', '你好，', '您好！', '客服您好：', '你们好，', ''],
} as const

const BYES = {
  en: [
    'Thanks,\n{first}',
    'Best regards,\n{name}',
    'Cheers,\n{first}',
    'Kind regards,\n{name}\n{company}',
    '{first}',
    'Thank you,\n{name}',
    'Many thanks\n{first}',
  ],
  zh: ['谢谢！\n{name}', '{name}', '谢谢\n{company} {name}', '麻烦了，谢谢。\n{name}', '盼复。\n{name}'],
} as const

/** A customer writes mails like letters, and everything else as it comes. */
export function asCustomerSays(c: Case, text: string, isFirst: boolean): Spoken {
  const body = filled(c.words, text)
  if (c.ticket.channel !== 'email') return plain(body)
  const { chance, customer } = c
  const [hello, bye] = [chance.pick(HELLOS[customer.language]), filled(c.words, chance.pick(BYES[customer.language]))]
  const isShort = !isFirst && body.length < 60
  const new_text = [isShort ? '' : hello, body, isShort && chance.happens(0.6) ? '' : bye].filter(Boolean).join('\n\n')
  const before = c.messages.findLast(({ kind, automatic }) => kind === 'reply' && automatic === 'none')
  return before && chance.happens(0.55)
    ? { text: `${new_text}\n\n${quoted(before, customer)}`, new_text }
    : plain(new_text)
}

const LINES_QUOTED = 12

/** As mail programs put the mail before below the answer. */
function quoted({ at, author_name, text }: MessageState, { language }: Customer): string {
  const day = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  const lines = text
    .split('\n')
    .slice(0, LINES_QUOTED)
    .map((line) => `> ${line}`.trimEnd())
  const head = language === 'zh' ? `${day}，${author_name} 写道：` : `On ${day}, ${author_name} wrote:`
  return [head, ...lines].join('\n')
}

/** Somebody of ours answers, each in their own manner: whole in the first mail, shorter in those of the same day. */
export function asAgentSays(c: Case, agent: Agent, text: string): string {
  const manner = agent.manner[c.customer.language] ?? agent.manner.en!
  const before = c.messages.findLast(({ kind, author }) => kind === 'reply' && author.id === agent.id)
  const body = filled(c.words, text)
  const hello = filled(c.words, manner.hello)
  if (c.ticket.channel !== 'email') return before ? body : withName(c, agent, body)
  const isLetter = !before || c.chance.happens(0.75) || before.at < c.world.end - 3 * DAY
  return isLetter ? `${hello}\n\n${body}\n\n${manner.bye}` : `${hello}\n\n${body}`
}

function withName(c: Case, agent: Agent, body: string): string {
  const { language } = c.customer
  if (c.ticket.channel === 'phone_support') return body
  if (language === 'zh') return c.chance.happens(0.6) ? `您好，我是${agent.called}。${body}` : body
  const called = agent.manner.en!.bye.split('\n')[1]!.split(' ')[0]!
  return c.chance.happens(0.6) ? `Hi ${c.customer.first}, ${called} here. ${body}` : body
}
