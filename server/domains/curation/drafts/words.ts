import { sentenceOfCause } from './causes.ts'

/** What a part of a template is filled with. */
export type Filling = 'problem' | 'causes' | 'steps' | 'more_steps' | 'notes' | 'times' | 'summary' | 'contact' | 'open'

export interface Plan {
  template: 'technical_troubleshooting' | 'account_management' | 'billing_information'
  parts: readonly (readonly [part: string, zh: string, filling: Filling])[]
}

const TECHNICAL: Plan = {
  template: 'technical_troubleshooting',
  parts: [
    ['Problem Description', '问题描述', 'problem'],
    ['Common Causes', '常见原因', 'causes'],
    ['Step-by-Step Solution', '解决步骤', 'steps'],
    ['Advanced Troubleshooting', '进阶排查', 'more_steps'],
    ['When to Contact Support', '何时联系客服', 'contact'],
    ['Related Articles', '相关文章', 'open'],
  ],
}
const ACCOUNT: Plan = {
  template: 'account_management',
  parts: [
    ['Overview', '概述', 'problem'],
    ['Prerequisites', '前提条件', 'open'],
    ['Step-by-Step Instructions', '操作步骤', 'steps'],
    ['Important Notes', '注意事项', 'notes'],
    ['Frequently Asked Questions', '常见问题', 'open'],
    ['Related Articles', '相关文章', 'open'],
  ],
}
const BILLING: Plan = {
  template: 'billing_information',
  parts: [
    ['Quick Summary', '摘要', 'summary'],
    ['Detailed Explanation', '详细说明', 'causes'],
    ['Action Steps', '操作步骤', 'steps'],
    ['Important Dates and Deadlines', '重要日期', 'times'],
    ['Contact Information', '联系方式', 'contact'],
    ['Policy References', '相关政策', 'open'],
  ],
}

/** The template that fits a category of tickets. */
export const planFor = (category: string | null): Plan =>
  category === 'account' ? ACCOUNT : category === 'billing' ? BILLING : TECHNICAL

const OWN_WORDS = {
  en: {
    asked: 'Customers write:',
    contact: 'If this did not help, write to us and say what you have tried.',
    open: 'Nothing was said about this yet.',
    outcome: 'Then:',
  },
  zh: {
    asked: '客户的描述：',
    contact: '如果仍未解决，请联系我们并说明已尝试的步骤。',
    open: '暂无相关内容。',
    outcome: '结果：',
  },
}
/** Our own words in a draft. */
export const ownWords = (language: string) => (language === 'zh' ? OWN_WORDS.zh : OWN_WORDS.en)

/** A cause as a sentence of an article, or null for one that explains nothing. */
export const causeAsSentence = (code: string | null, language: string): string | null =>
  code ? sentenceOfCause(code, language) : null
