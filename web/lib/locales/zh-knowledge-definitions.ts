/**
 * 知识库各项数字的定义。What a figure counts is said by the server, together with the figure, in English; here is the same
 * in 中文. What is not known here is shown as the server wrote it. A test holds this list against the server's sentences.
 */
const UNITS = { minute: '分钟', hour: '小时', day: '天', week: '周', month: '个月', year: '年' } as const
const SPAN = String.raw`(\d+) (minute|hour|day|week|month|year)s?`

/** A definition as a whole; `span` is a length of time as the framework writes it, such as `7 days`. */
const whole = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll('{span}', SPAN)}$`)

const definitions: [RegExp, string][] = [
  // deflection
  [
    whole('Visits of people who meant to write: they opened the contact form, or searched at least twice\\. .+'),
    '本想来信的访问：打开了联系表单，或至少搜索了两次。程序、浏览器预取、客服自己的访问，以及不希望被识别的人，均不计入。',
  ],
  [whole('Of these, not judged yet: {span} have not passed .+'), '其中尚未判断的访问：距最后一次操作还不到 $1 $2。'],
  [
    whole('Of those judged, people who read no article\\. .+'),
    '已判断的访问中没有读任何文章的：无论之后如何，都不是文章的作用。',
  ],
  [
    whole('Of those judged who read an article, people nobody can tell: .+'),
    '已判断且读过文章，但无法得知是谁：没有登录，没有留下邮箱，访问中也没有来信。两边都不计入。',
  ],
  [
    whole(
      'Of those judged who read an article, people who are known and contacted the desk after all: .+ and {span} after its end\\.',
    ),
    '已判断、读过文章且知道是谁，但仍然联系了客服：从访问开始到结束后 $1 $2内，同一客户在任一渠道来信、来电，或由他人代为提交。',
  ],
  [
    whole(
      'Of those judged who read an article, people who are known .+ and did not contact the desk: for {span} after .+',
    ),
    '已判断、读过文章且知道是谁（已登录，或在表单中留下邮箱），没有联系客服：访问之后 $1 $2内，同一客户没有在任何渠道来信、来电，也没有由他人代为提交。',
  ],
  [whole('Visits in which somebody pressed "Yes, that helped" .+'), '点击了“是的，已解决”而没有发送来信的访问。'],
  [
    whole('Of these, people who contacted the desk after all: what a press of the button is worth\\.'),
    '其中之后仍然联系了客服的人：由此可知这个按钮有几分可信。',
  ],
  [
    whole('Judged visits in which the contact form was opened, and articles were suggested there where some fitted\\.'),
    '已判断、打开过联系表单，且有合适文章时显示了推荐的访问。',
  ],
  [whole('Of these, visits whose person contacted the desk\\.'), '其中来访者之后联系了客服的访问。'],
  [
    whole('Judged visits in which the contact form was opened, drawn by lot to get no suggestions\\.'),
    '已判断、打开过联系表单，经抽签不显示推荐的访问。',
  ],
  [
    whole('Who opens the contact form is drawn by lot, .+ The difference is .+'),
    '打开联系表单的人按访问的散列值抽签，决定是否显示推荐。差值 = 显示推荐者中没有来信的比例 − 未显示者中的同一比例；凡打开表单者都计入，无论是否真的看到了文章。无法得知是谁且没有发送来信的，两组都算作没有来信。90% 区间按 Newcombe（1998）方法 10 计算。',
  ],
  // effect
  [
    whole(
      'Tickets whose question search is sure the article answers, per 1,000 active customers, in up to (\\d+) days before .+',
    ),
    '统计搜索确信文章能回答的工单（每千名活跃客户），文章首次发布前后各至多 $1 天，并与这段时间没有发布新文章、被问次数相近的问题比较。减少 = 1 −（之后 ÷ 之前）÷（对照的同一比值），附 90% 区间。',
  ],
  [whole('Customers who wrote at least once in the last (\\d+) days\\.'), '最近 $1 天内至少来信一次的客户。'],
  [whole('Published (\\d+) days ago: too little to tell before (\\d+)\\.'), '发布至今 $1 天，满 $2 天之前无法判断。'],
  [
    whole(
      'Too little to tell: (\\d+) tickets asked this in the (\\d+) days before, (\\d+) what it is compared with\\.',
    ),
    '样本太少：之前 $2 天内有 $1 张工单问到此事，对照问题有 $3 张。',
  ],
  [
    whole('(-?\\d+) % fewer, between (-?\\d+) % and (-?\\d+) % in nine of ten cases; the goal is (\\d+) %\\.'),
    '减少 $1%，十次中有九次介于 $2% 与 $3% 之间；目标为 $4%。',
  ],
  // performance
  [
    whole('Times the article was opened in the help center in the last (\\d+) days\\.'),
    '最近 $1 天在帮助中心被打开的次数。',
  ],
  [
    whole('Searches of the last (\\d+) days whose first opened result it was\\.'),
    '最近 $1 天的搜索中，首先打开的结果是本文的次数。',
  ],
  [whole('Votes since it was last published that say it helped; .+'), '最近一次发布以来认为有帮助的投票所占比例。'],
  [
    whole(
      'Of the times it was opened from search results in the last (\\d+) days: the reader searched again or began to write\\.',
    ),
    '最近 $1 天从搜索结果打开后，读者又再次搜索或开始来信的比例。',
  ],
  [
    whole('Tickets opened in the same visit of the help center in the last (\\d+) days\\.'),
    '最近 $1 天在同一次访问中随后创建的工单。',
  ],
  [
    whole('Days since its text or anything about it was last changed or checked\\.'),
    '距离文章内容或属性上次修改或复核的天数。',
  ],
  // searches
  [
    whole('Searches that found no article, of all searches\\. .+ within ten seconds .+'),
    '没有找到任何文章的搜索，占全部搜索的比例。十秒内继续输入算作同一次搜索。',
  ],
  [
    whole('Searches of which a result was opened within two hours, .+'),
    '两小时内打开了某条结果的搜索，占至少找到一篇文章的搜索的比例。',
  ],
  // suggestions
  [
    whole('Visits of the last (\\d+) days that began with the article and looked at nothing else, .+'),
    '最近 $1 天从本文开始、且没有再看其他内容的访问，占从本文开始的访问的百分比。',
  ],
  [whole('Ratings of one or two of five'), '五分制中评为一分或两分的评价。'],
  [whole('Tickets linked to the article'), '与本文关联的工单。'],
  [
    whole('Of the times it was opened from search results in the last (\\d+) days: the same reader searched again .+'),
    '最近 $1 天从搜索结果打开后，同一读者又再次搜索或开始来信的比例。',
  ],
  [
    whole('Of the tickets it was sent in within the last (\\d+) days and that were resolved after: opened again\\. .+'),
    '最近 $1 天答复中发送了本文、随后解决的工单里，又被重新打开的比例；与同一分类全部已解决的工单比较。',
  ],
  [whole('Votes since it was last published that say it did not help'), '最近一次发布以来认为没有帮助的投票。'],
  [whole('Days since it was to be checked'), '超过应复核日期的天数。'],
  [whole('Years of school it takes to read it .+'), '读懂本文所需的受教育年数（Flesch–Kincaid）。'],
  [whole('Characters per sentence'), '平均每句的字数。'],
  [
    whole('Tickets of the last (\\d+) days that ask this and use the word, of those that ask this'),
    '最近 $1 天问到此事的工单中，使用了这个词的比例。',
  ],
  // gaps
  [
    whole(
      'Tickets that ask this in the (\\d+) days before an article answered it and in the (?:\\d+) days since, per 1,000 customers who wrote in the (\\d+) days .+',
    ),
    '有文章回答之前 $1 天与之后 $1 天内问到此事的工单，按每千名客户计；客户数取各段结束前 $2 天内来信者。',
  ],
]

/** A definition of the server in 中文; as it is where it is not known. */
export function definitionInChinese(definition: string): string {
  const known = definitions.find(([english]) => english.test(definition))
  return known ? withUnits(definition.replace(...known)) : definition
}

const withUnits = (text: string): string =>
  text.replace(new RegExp(SPAN, 'g'), (_, count: string, unit: keyof typeof UNITS) => `${count} ${UNITS[unit]}`)
