import type { en } from './request-en.ts'

/** The message that asks, in Chinese. */
export const zh: typeof en = {
  hello: '您好，',
  colon: '：',
  is_it_solved: (case_id) => `我们认为您的问题（工单号 ${case_id}）已经解决，请您确认。`,
  solved: '已经解决',
  not_yet: '还没有解决',
  closes: (duration) => `如果您没有回复，此工单将在 ${duration}后自动关闭。`,
  or_answer_mail: '您也可以直接回复本邮件，我们会继续为您处理。',
  or_answer_here: '您也可以直接在这里回复，我们会继续为您处理。',
  closed: (case_id) => `您的工单 ${case_id} 已经关闭。这次服务您还满意吗？`,
  rate: '评价我们的服务',
  rate_takes: '只需几秒钟，您的评价会帮助我们做得更好。',
}
