import type { enErrors } from './en-errors.ts'

export const zhErrors: typeof enErrors = {
  ticket_merged: '此工单已并入另一个工单，请在那里继续。',
  shared_domain: '许多互不相干的人都在使用此域名，请改为屏蔽地址。',
  own_address: '这是我们自己的地址，不能屏蔽。',
  not_your_team: '该工单属于其他团队：您可以查看和写备注，但不能更改。',
  ticket_closed: '工单已关闭，不能再更改。',
  too_many_tags: '一个工单最多有 50 个标签，请先移除一些。',
  may_not_share: '只有组长、经理和管理员可以共享视图。您可以先自己保存，或请他们共享。',
  not_your_view: '这个视图属于他人。您可以用相同的筛选条件另存一个。',
  too_many_views: '您已保存 100 个视图，请先删除不再使用的。',
  may_not_share_macros: '只有组长、经理和管理员可以共享快捷回复。您可以留给自己使用，或请他们共享。',
  not_your_macro: '只有创建者或组长可以修改这条快捷回复。',
  already_sent: '对方服务器已经收下此邮件。',
  being_sent: '正在发送中，请一分钟后再查看。',
  wrong_password: '当前密码不正确。',
  last_admin: '必须保留一位管理员。请先指定另一位管理员。',
  email_taken: '已有成员使用此邮箱。',
  address_taken: '已有账户使用此地址。',
  too_large: '文件过大，附件上限为 25 MB。',
}
