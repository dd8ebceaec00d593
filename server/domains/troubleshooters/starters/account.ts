import type { Sheet } from './sheet.ts'

export const account: Sheet = {
  category: 'account',
  title: { en: 'Signing in and your account', zh: '登录与账户' },
  intro: {
    en: 'Step by step back into your account. We never ask for your password.',
    zh: '一步一步帮您恢复账户访问。我们绝不会索取您的密码。',
  },
  first: [
    {
      id: 'saved-password-phone',
      devices: ['ios', 'android'],
      title: { en: 'Type the password yourself', zh: '手动输入密码' },
      body: {
        en: 'The phone may fill in an old password. Empty the field, type the password by hand, and mind the capital letter that the keyboard likes to put first.',
        zh: '手机可能自动填入了旧密码。请清空输入框，手动输入密码，并注意键盘可能自动将首字母大写。',
      },
    },
    {
      id: 'saved-password-web',
      devices: ['web', 'windows', 'mac', 'linux'],
      title: { en: 'Sign in within a private window', zh: '在无痕窗口中登录' },
      body: {
        en: 'Open a private window, type address and password by hand, and sign in. If it works there, let the browser forget the old password and the data of our site.',
        zh: '打开无痕窗口，手动输入地址和密码并登录。如果成功，请让浏览器删除旧密码和本站数据。',
      },
    },
  ],
  question: { en: 'What keeps you out?', zh: '您遇到了什么问题？' },
  causes: [
    {
      id: 'password',
      codes: ['access', 'how_to'],
      answer: { en: 'The password is not accepted', zh: '密码不正确' },
      title: { en: 'Set a new password', zh: '重置密码' },
      body: {
        en: 'Choose **Forgot password?** on the sign-in page. The mail comes within five minutes; look among spam too. Only its newest link works.',
        zh: '请在登录页选择**忘记密码**。邮件会在五分钟内送达，也请查看垃圾邮件。只有最新邮件中的链接有效。',
      },
    },
    {
      id: 'code',
      codes: ['configuration'],
      answer: { en: 'The code from my phone is refused, or none comes', zh: '验证码无效或收不到' },
      title: { en: 'Set the clock of the phone', zh: '校准手机时间' },
      body: {
        en: 'Codes depend on the time. Let the phone set its clock by itself, wait for a new code and type it at once. A backup code works as well.',
        zh: '验证码取决于时间。请将手机设为自动校时，等待新验证码后立即输入。也可以使用备用验证码。',
      },
    },
    {
      id: 'change',
      codes: ['account_change', 'security'],
      answer: {
        en: 'I want to change my data, or somebody else is in my account',
        zh: '我想更改资料，或账户被他人使用',
      },
      title: { en: 'Open the account’s page', zh: '打开账户页面' },
      body: {
        en: 'Name, address and members are changed on the account’s page. If somebody else was in your account, change the password and end all other sessions there, first of all.',
        zh: '姓名、地址和成员可在账户页面更改。如果账户被他人使用，请先在该页面修改密码并退出其他所有会话。',
      },
    },
  ],
}
