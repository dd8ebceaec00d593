import type { enConversationErrors } from './en-conversation-errors.ts'

export const zhConversationErrors: typeof enConversationErrors = {
  already_leaving: '回复已经发出，无法撤回。如有错误，请另写一封。',
  not_your_reply: '只有回复的作者或组长可以撤回。',
  merge_into_itself: '工单不能并入自身，请选择其他工单。',
  target_merged: '目标工单已并入另一个工单，请选择后者。',
  target_closed: '目标工单已关闭，请选择处理中的工单。',
  ticket_spam: '其中有工单被标记为垃圾邮件，请先取消标记。',
  already_undone: '此合并已经撤销。',
  merged_further: '目标工单又并入了另一个工单，请先撤销那次合并。',
  no_suggestion: '该建议已由他人处理。',
  nothing_left: '此处至少要保留一条消息，您可以改为合并工单。',
  no_address: '此工单不是从邮箱地址发来的，没有可屏蔽的发件人。',
  not_abandoned: '客户近日曾来信，不能视为已放弃。请写明做了什么。',
}
