import type { Sheet } from './sheet.ts'

export const technical: Sheet = {
  category: 'technical',
  title: { en: 'Something does not work', zh: '功能无法正常使用' },
  intro: {
    en: 'A few questions and checks, two minutes at most. If they do not solve it, we already know what you have tried.',
    zh: '请回答几个问题并做简单检查，不超过两分钟。如果仍未解决，我们会知道您已经试过什么。',
  },
  first: [
    {
      id: 'update-ios',
      devices: ['ios'],
      title: { en: 'Update the app and open it anew', zh: '更新应用并重新打开' },
      body: {
        en: '1. Open the **App Store**, tap your picture, and update the app if an update is offered.\n2. Swipe the app away and open it again.\n3. Do once more what did not work.',
        zh: '1. 打开 **App Store**，点按您的头像；如有更新，请更新应用。\n2. 上滑关闭应用，再重新打开。\n3. 重试刚才无法完成的操作。',
      },
    },
    {
      id: 'update-android',
      devices: ['android'],
      title: { en: 'Update the app and clear its cache', zh: '更新应用并清除缓存' },
      body: {
        en: '1. Open **Google Play** and update the app if an update is offered.\n2. In the phone’s settings, open the app and choose **Storage → Clear cache**.\n3. Do once more what did not work.',
        zh: '1. 打开**应用商店**，如有更新，请更新应用。\n2. 在手机“设置”中找到该应用，选择**存储 → 清除缓存**。\n3. 重试刚才无法完成的操作。',
      },
    },
    {
      id: 'restart-desktop',
      devices: ['windows', 'mac', 'linux'],
      title: { en: 'Quit the program and start it again', zh: '完全退出程序并重新启动' },
      body: {
        en: '1. Quit the program completely, not only its window.\n2. Start it and let it install an update if one is offered.\n3. Do once more what did not work.',
        zh: '1. 完全退出程序，而不只是关闭窗口。\n2. 重新启动；如提示更新，请安装。\n3. 重试刚才无法完成的操作。',
      },
    },
    {
      id: 'private-window',
      devices: ['web'],
      title: { en: 'Try it in a private window', zh: '在无痕窗口中重试' },
      body: {
        en: '1. Open a private (incognito) window of your browser.\n2. Sign in there and do once more what did not work.\n\nIf it works there, an extension or something the browser has kept is in the way: clear the data of our site, and it works in the usual window too.',
        zh: '1. 打开浏览器的无痕（隐私）窗口。\n2. 在其中登录并重试刚才的操作。\n\n如果在无痕窗口中正常，说明是浏览器扩展或缓存的问题：清除本站数据后，普通窗口也会恢复正常。',
      },
    },
  ],
  question: { en: 'What happens?', zh: '具体是什么情况？' },
  causes: [
    {
      id: 'error',
      codes: ['defect', 'outage', 'not_reproducible'],
      answer: { en: 'There is an error message, or nothing happens', zh: '出现错误提示，或没有反应' },
      title: { en: 'Wait a minute and try once more', zh: '稍等一分钟后再试一次' },
      body: {
        en: 'Short failures pass by themselves. Wait a minute, then try once more. If the same message comes back, write it down as it is, with the time: it helps us most.',
        zh: '短暂故障通常会自行恢复。请稍等一分钟再试。如果仍出现相同提示，请记下原文和时间，这对我们最有帮助。',
      },
    },
    {
      id: 'slow',
      codes: ['performance', 'customer_environment'],
      answer: { en: 'It is slow, or loads for ever', zh: '很慢，或一直在加载' },
      title: { en: 'Try another network', zh: '换一个网络再试' },
      body: {
        en: 'Switch from Wi-Fi to mobile data or the other way round, and turn off a VPN for a moment. If it is fast then, the network in between is the cause.',
        zh: '在 Wi-Fi 和移动数据之间切换，并暂时关闭 VPN。如果速度恢复正常，说明原因在网络。',
      },
    },
    {
      id: 'changed',
      codes: ['configuration', 'integration', 'third_party', 'access'],
      answer: { en: 'It stopped after something was changed', zh: '更改某项设置后出现问题' },
      title: { en: 'Take the last change back', zh: '撤销最近一次更改' },
      body: {
        en: 'Set back what was changed last: a setting, a permission, a key, a connected program. If it works again, change one thing at a time to find the one that matters.',
        zh: '请恢复最近更改的内容：设置、权限、密钥或所连接的程序。如果恢复正常，请逐项更改，以找出原因。',
      },
    },
    {
      id: 'how',
      codes: ['how_to', 'missing_feature'],
      answer: { en: 'I do not find how to do it', zh: '我不知道如何操作' },
      title: { en: 'Look for it by its name', zh: '按名称查找' },
      body: {
        en: 'Type what you want to do into the search of our help center, in your own words. Spelling does not matter.',
        zh: '请在帮助中心的搜索框中用您自己的话输入要做的事，拼写不准确也没关系。',
      },
    },
  ],
}
