import type { Story } from '../story.ts'

const junkMail = (id: string, subjects: string[], opening: string[]): Story => ({
  ...{ id: `junk_zh_${id}`, category: 'account', cause: 'other', channels: ['email'], subjects, opening, turns: [] },
})

/** 谁都不需要的邮件。 */
export const junk: readonly Story[] = [
  junkMail(
    'invoice',
    ['代开各类发票，税点优惠', '【合作】增值税发票代办'],
    ['我司可代开各行业增值税发票，税点低至百分之一，先开票后付款，真实可查。需要请加微信联系。'],
  ),
  junkMail(
    'training',
    ['管理层领导力培训，限时名额', '邀请函：企业股权激励公开课'],
    ['本周末在多个城市举办企业管理公开课，仅剩最后{several}个名额，回复姓名和电话即可免费参加。'],
  ),
]
