/** What runs say besides their steps: in the ticket, and to who walks. */
const en = {
  yes: 'Yes, it is solved',
  no: 'No, not yet',
  helped: 'helped',
  not_helped: 'did not help',
  tried_before: 'did not help before, so it was not asked again',
  tried: (title: string) => `What was tried (troubleshooter “${title}”)`,
  device: 'Device',
  plan: 'Plan',
  fixed: (title: string) => `Walked the troubleshooter “${title}”: solved.`,
  not_fixed: (title: string) => `Walked the troubleshooter “${title}”: not solved.`,
  gone_back: (title: string) =>
    `Walks the troubleshooter “${title}” anew from an earlier step. What was noted before does not hold any more.`,
  instead: 'Went back and took another way. This holds instead of what was noted before.',
  answered: (answer: string) => `Answered: ${answer}`,
  devices: {
    ios: 'iPhone or iPad',
    android: 'Android',
    web: 'Browser',
    windows: 'Windows',
    mac: 'Mac',
    linux: 'Linux',
  },
  plans: { free: 'Free', premium: 'Premium', enterprise: 'Enterprise' },
}
export type RunWords = typeof en

const zh: RunWords = {
  yes: '是，已解决',
  no: '还没有',
  helped: '有效',
  not_helped: '无效',
  tried_before: '之前试过无效，未再询问',
  tried: (title) => `已尝试的步骤（排查向导“${title}”）`,
  device: '设备',
  plan: '套餐',
  fixed: (title) => `已完成排查向导“${title}”：已解决。`,
  not_fixed: (title) => `已完成排查向导“${title}”：未解决。`,
  gone_back: (title) => `已返回排查向导“${title}”的较早步骤，重新进行中。之前的结果不再有效。`,
  instead: '已返回并选择了另一条路径，以下内容取代之前的备注。',
  answered: (answer) => `回答：${answer}`,
  devices: { ios: 'iPhone 或 iPad', android: '安卓', web: '浏览器', windows: 'Windows', mac: 'Mac', linux: 'Linux' },
  plans: { free: '免费版', premium: '高级版', enterprise: '企业版' },
}

export const runWords = (language: string): RunWords => (language === 'zh' ? zh : en)
