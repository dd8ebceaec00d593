import type { enSuppressed } from './en-suppressed.ts'

export const zhSuppressed: typeof enSuppressed = {
  spam: '属于垃圾邮件',
  merged: '已并入另一个工单',
  no_consent: '客户不愿被询问',
  no_address: '没有可用地址',
  unproven_sender: '无法证实邮件来自本人',
  not_a_person: '来信者是程序或邮件列表',
  asked_recently: '不久前刚询问过',
  too_late: '解决已久',
  not_solved: '客户表示未解决',
  reopened: '工单已重新打开',
}
