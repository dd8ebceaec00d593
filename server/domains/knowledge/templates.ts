import type { ArticleTemplate } from './contract.ts'

/** How articles of each kind are built. Their keys and words are public and never change; `languages` adds to them. */
const TEMPLATES = {
  technical_troubleshooting: {
    structure: [
      'Problem Description',
      'Common Causes',
      'Step-by-Step Solution',
      'Advanced Troubleshooting',
      'When to Contact Support',
      'Related Articles',
    ],
    tone: 'Technical but accessible',
    include_screenshots: true,
    include_video: false,
  },
  account_management: {
    structure: [
      'Overview',
      'Prerequisites',
      'Step-by-Step Instructions',
      'Important Notes',
      'Frequently Asked Questions',
      'Related Articles',
    ],
    tone: 'Friendly and straightforward',
    include_screenshots: true,
    include_video: true,
  },
  billing_information: {
    structure: [
      'Quick Summary',
      'Detailed Explanation',
      'Action Steps',
      'Important Dates and Deadlines',
      'Contact Information',
      'Policy References',
    ],
    tone: 'Clear and authoritative',
    include_screenshots: false,
    include_video: false,
  },
} satisfies Record<string, ArticleTemplate>

const DEFAULT = 'technical_troubleshooting'

const IN_CHINESE: Record<string, string> = {
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
  'Action Steps': '办理步骤',
  'Important Dates and Deadlines': '重要日期与期限',
  'Contact Information': '联系方式',
  'Policy References': '政策依据',
}

/** The template of an issue type. One that is not known gets the technical one, and is told so. */
export function templateFor(issue_type: string): ArticleTemplate {
  const known = Object.hasOwn(TEMPLATES, issue_type) ? TEMPLATES[issue_type as keyof typeof TEMPLATES] : undefined
  return known ?? { ...TEMPLATES[DEFAULT], fallback: true }
}

export const listTemplates = () =>
  Object.entries(TEMPLATES).map(([issue_type, template]) => ({ issue_type, ...template }))

/** The headings of a template, to be filled in. Related articles are found by themselves and need none. */
export const skeletonOf = (issue_type: string, language: string): string =>
  templateFor(issue_type)
    .structure.filter((title) => title !== 'Related Articles')
    .map((title) => `## ${(language === 'zh' && IN_CHINESE[title]) || title}\n`)
    .join('\n')
