import type { Words } from './pages-en.ts'

/** The two pages and all they may have to say, in Chinese. */
export const zh: Words = {
  confirmation: {
    question: '您的问题解决了吗？',
    solved: '已经解决',
    not_yet: '还没有解决',
    comment: '还有哪里不对？',
    comment_hint: '选填。您写的内容会直接转给为您服务的同事。',
    send: '提交',
    choose: '请在两个选项中选择一个。',
  },
  survey: {
    question: '您对我们的服务满意吗？',
    scores: ['很不满意', '不满意', '一般', '满意', '非常满意'],
    comment: '您希望我们在哪些方面做得更好？',
    comment_hint: '选填。',
    send: '提交评价',
    choose: '请在五个选项中选择一个。',
    thanks_title: '感谢您的评价',
    thanks: (score) => `您的评价：${score}。`,
    change: '修改评价',
  },
  too_long: '内容过长，请精简到 5000 字以内。',
  error: '请检查',
  standing: {
    asked_again: {
      title: '我们又做了处理',
      text: '在那条消息之后，我们又给您发了新的消息。请根据目前的情况告诉我们结果。',
      go: '现在答复',
    },
    confirmed: { title: '谢谢您', text: '您的问题已经解决，工单已关闭。', go: '评价我们的服务' },
    closed: {
      title: '您的工单已关闭',
      text: '如果仍有问题，请直接回复我们的任意一条消息，我们会接着为您处理。',
      go: '评价我们的服务',
    },
    rejected: {
      title: '我们正在继续处理',
      text: '谢谢您告诉我们。您的工单已重新打开，我们会再与您联系。如需补充，请直接回复我们的任意一条消息。',
      go: null,
    },
    open: {
      title: '我们仍在为您处理',
      text: '您现在不需要做任何事。一有进展，我们会立即与您联系。',
      go: null,
    },
    merged: {
      title: '您的工单已与另一个工单合并',
      text: '两个工单说的是同一件事，我们会一并处理。您不需要做任何事，我们会照常回复您。',
      go: null,
    },
    unusable: {
      title: '此链接已不能使用',
      text: '您的工单不再通过此链接接收答复。如需帮助，请写信给我们。',
      go: null,
    },
  },
  refused: {
    unknown: {
      title: '此链接不完整',
      text: '可能在复制时遗漏了一部分。请从我们的消息中重新打开，或直接回复那条消息。',
      go: null,
    },
    expired: {
      title: '此链接已过期',
      text: '链接的有效期为 30 天。请直接回复我们的消息，我们会接着为您处理。',
      go: null,
    },
    other_page: {
      title: '此链接属于另一个页面',
      text: '它来自我们的消息，但对应的是另一个问题。',
      go: '打开正确的页面',
    },
    too_many: {
      title: '请稍候',
      text: '来自您所在网络的请求较多，请一分钟后再试。您已提交的内容不会丢失。',
      go: null,
    },
    unreadable: {
      title: '我们无法读取您提交的内容',
      text: '没有做任何更改。请从我们的消息中重新打开链接，再试一次。',
      go: null,
    },
    failed: {
      title: '我们这边出了点问题',
      text: '没有做任何更改。请一分钟后再试，或直接回复我们的消息。',
      go: null,
    },
  },
}
