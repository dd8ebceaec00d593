import type { enNotifications } from './en-notifications.ts'

export const zhNotifications: typeof enNotifications = {
  read_all: '全部标为已读',
  empty: '暂无通知',
  empty_hint: '有工单分配给您、客户回复或邮件未送达时，会在这里提醒您。',
  kind: {
    assigned: '分配给您',
    customer_replied: '客户已回复',
    mentioned: '有人提到您',
    not_delivered: '回复未送达',
    snooze_over: '推迟已到期',
    mailbox_trouble: '有邮箱收不到邮件：请查看邮件账户',
    mailbox_recovered: '所有邮箱已恢复收信',
    at_risk: '时限临近',
    breached: '已超过时限',
    given_back: '已退回队列',
    escalated: '有工单升级给您的团队',
    called: '需要您确认接手',
    returned: '有工单退回给您的团队',
    ping_pong: '工单在层级之间反复流转',
    automation: '自动化规则提醒您查看工单',
    not_solved: '客户表示问题未解决',
    unhappy_rating: '收到一条不满意的评价',
    task_assigned: '有任务分配给您',
    task_due: '任务到期',
  },
}
