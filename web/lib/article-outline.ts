/** What a template's sections are called in an article in Chinese, as the server writes them; other languages take the English ones. */
const CHINESE: Record<string, string> = {
  'Problem Description': '问题描述',
  'Common Causes': '常见原因',
  'Step-by-Step Solution': '解决步骤',
  'Advanced Troubleshooting': '进阶排查',
  'When to Contact Support': '何时联系客服',
  'Related Articles': '相关文章',
  Overview: '概述',
  Prerequisites: '准备工作',
  'Step-by-Step Instructions': '操作步骤',
  'Important Notes': '注意事项',
  'Frequently Asked Questions': '常见问题',
  'Quick Summary': '摘要',
  'Detailed Explanation': '详细说明',
  'Action Steps': '操作步骤',
  'Important Dates and Deadlines': '重要日期与期限',
  'Contact Information': '联系方式',
  'Policy References': '政策依据',
}

export const sectionName = (section: string, language: string) =>
  language === 'zh' ? (CHINESE[section] ?? section) : section
