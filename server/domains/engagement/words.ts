import type { Trigger } from './contract.ts'

/** What the messenger says, and what it looks for beside the words of the page. */
export const WORDS: Record<Trigger, { en: string; zh: string; asked: { en: string; zh: string } }> = {
  error_detection: {
    en: 'Something went wrong here. Can we help?',
    zh: '这里似乎出了点问题，需要帮助吗？',
    asked: { en: 'error', zh: '错误' },
  },
  feature_confusion: {
    en: 'Not finding what you are looking for? We can show you.',
    zh: '没有找到需要的功能？我们可以协助您。',
    asked: { en: '', zh: '' },
  },
  extended_inactivity: {
    en: 'Still there? If you are stuck, we are glad to help.',
    zh: '还在吗？如果遇到困难，我们很乐意帮忙。',
    asked: { en: '', zh: '' },
  },
}
