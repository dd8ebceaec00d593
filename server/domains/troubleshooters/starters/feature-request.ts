import type { Sheet } from './sheet.ts'

export const featureRequest: Sheet = {
  category: 'feature_request',
  title: { en: 'Something is missing', zh: '缺少某项功能' },
  intro: {
    en: 'Perhaps it is there already. If not, we want to know what you would do with it.',
    zh: '也许该功能已经存在。如果没有，我们很想了解您的用途。',
  },
  first: [
    {
      id: 'newest-app',
      devices: ['ios', 'android', 'windows', 'mac', 'linux'],
      title: { en: 'Get the newest version', zh: '安装最新版本' },
      body: {
        en: 'What is new comes with updates. Install the newest version, then look again.',
        zh: '新功能随更新提供。请安装最新版本后再查看。',
      },
    },
    {
      id: 'look-on-the-web',
      devices: ['web'],
      title: { en: 'Look in the settings', zh: '在设置中查看' },
      body: {
        en: 'Much is turned off at first. Look through the settings of your account, or ask who manages it.',
        zh: '许多功能默认关闭。请查看账户设置，或询问您的管理员。',
      },
    },
  ],
  question: { en: 'What would you like to do?', zh: '您希望实现什么？' },
  causes: [
    {
      id: 'find',
      codes: ['how_to'],
      answer: { en: 'I think it exists, and do not find it', zh: '应该有，但我找不到' },
      title: { en: 'Look for it by its name', zh: '按名称查找' },
      body: {
        en: 'Type what you want to do into the search of our help center, in your own words.',
        zh: '请在帮助中心的搜索框中用您自己的话输入要做的事。',
      },
    },
    {
      id: 'wish',
      codes: ['missing_feature'],
      answer: { en: 'It does not exist, and I wish it did', zh: '没有，但我希望有' },
      title: { en: 'See whether this gets you there meanwhile', zh: '看看是否有替代办法' },
      body: {
        en: 'Exporting your data, or connecting another program, often gets there in two steps. If not, go on: tell us what you would do with it and how often.',
        zh: '导出数据或连接其他程序，往往两步即可实现。如果不行，请继续：告诉我们您的用途和使用频率。',
      },
    },
  ],
}
