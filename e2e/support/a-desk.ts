import type { Api } from './api.ts'

interface Message {
  name: string
  email: string
  subject: string
  text: string
  channel?: string
}

/** A morning's mail of a small software company, in the languages its customers write. */
const MORNING: Message[] = [
  {
    name: 'Hannah Weiss',
    email: 'hannah@brightline.example',
    subject: 'SSO login loops back to the sign-in page',
    text: 'Hi,\n\nsince the update last night our whole team lands on the sign-in page again after signing in with SSO. About forty people cannot work.\n\nWe use the SAML setup from your guide; nothing changed on our side.\n\nHannah',
  },
  {
    name: '陈晓雨',
    email: 'chen@yunfan.example',
    subject: '发票金额不对',
    text: '您好，\n\n三月份的发票多收了一个席位的费用，我们上个月已经减少到 12 个席位了。请帮忙核对并重新开具发票，谢谢。\n\n陈晓雨',
  },
  {
    name: 'Marco Bellini',
    email: 'marco@forno.example',
    subject: 'Export stops at 10,000 rows',
    text: 'Hello, the CSV export of our orders ends after 10,000 rows without any message. Is there a limit? I need all 48,000 for the tax office by Friday.',
    channel: 'live_chat',
  },
  {
    name: 'Priya Nair',
    email: 'priya@lumenhealth.example',
    subject: 'Webhook signatures changed?',
    text: 'Our endpoint rejects every event since 06:10 UTC with a signature mismatch. Did you rotate the signing secret?',
  },
  {
    name: 'Tom Okafor',
    email: 'tom@northpeak.example',
    subject: 'How do I add a second workspace?',
    text: 'We are opening an office in Lagos and would like to keep its projects apart. Is that a second workspace, or a second account?',
  },
  {
    name: '王磊',
    email: 'wanglei@qinghe.example',
    subject: '无法上传大于 20MB 的附件',
    text: '上传设计稿时总是在 90% 左右失败，换了浏览器也一样。请问附件大小有限制吗？',
    channel: 'in_app_messaging',
  },
  {
    name: 'Julia Sørensen',
    email: 'julia@fjordworks.example',
    subject: 'Thank you for the quick fix',
    text: 'The import works again. Thank you!',
  },
]

/** Fills a desk through its own door, and answers some of it as `agentId`. Returns the tickets, oldest first. */
export async function aDesk(api: Api, agentId: string): Promise<{ id: string; subject: string }[]> {
  await api('POST', '/companies', {
    body: { name: 'Brightline GmbH', domain: 'brightline.example', account_type: 'enterprise' },
  })
  await api('POST', '/companies', { body: { name: '云帆科技', domain: 'yunfan.example', account_type: 'premium' } })
  const tickets: { id: string; subject: string }[] = []
  for (const [index, { name, email, channel = 'email', ...message }] of MORNING.toReversed().entries()) {
    const body = { ...message, external_id: `morning-${index}`, from: { name, email } }
    const { json } = await api('POST', `/channels/${channel}/inbound`, { body })
    tickets.push({ id: json.ticket_id, subject: message.subject })
  }
  const login = tickets.at(-1)!.id
  await api('PUT', `/tickets/${login}/priority`, { body: { priority: 'critical' }, as: agentId })
  await api('PUT', `/tickets/${login}/tags`, { body: { tags: ['sso', 'regression'] }, as: agentId })
  await api('PUT', `/tickets/${login}/assignee`, { body: { assignee_id: agentId } })
  const write = (kind: string, text: string) =>
    api('POST', `/tickets/${login}/messages`, {
      body: { kind, text, status_after: kind === 'reply' ? 'open' : undefined },
      as: agentId,
    })
  await write('note', 'Three more teams report the same since the 02:00 release. The session cookie misses its domain.')
  await write(
    'reply',
    'Dear Hannah,\n\nforty people locked out is serious, and I am sorry for the morning you are having. The cause is last night’s release; we are rolling it back now, which takes about 20 minutes. I will write as soon as it is done.\n\nAda',
  )
  await api('POST', '/channels/email/inbound', {
    body: {
      external_id: 'again',
      from: { email: 'chen@yunfan.example' },
      subject: 'Re: 发票金额不对',
      text: '补充一下：发票编号是 2026-0317。',
    },
  })
  return tickets
}
