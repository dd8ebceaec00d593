import type { enNewTicket } from './en-new-ticket.ts'

export const zhNewTicket: typeof enNewTicket = {
  title: '新建工单',
  customer: '客户',
  customer_placeholder: '姓名或邮箱地址',
  customer_new: '新客户：{{email}}',
  customer_hint: '请选择客户，或输入完整的邮箱地址。',
  channel: '渠道',
  subject: '主题',
  text: '客户的原话',
  submit: '新建工单',
}
