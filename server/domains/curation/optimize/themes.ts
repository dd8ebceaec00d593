/** What readers complain of, by how they say it, in English and Chinese. The first that fits best names the complaint. */
const THEMES: readonly (readonly [theme: string, says: RegExp])[] = [
  [
    'unclear steps',
    /\b(?:unclear|confus\w*|not clear|hard to (?:follow|understand)|don['’]?t understand|can(?:no|['’])t (?:follow|understand)|which (?:button|step|one)|vague|makes? no sense|ambiguous|complicated|jargon|technical)\b|看不懂|不清楚|不清晰|不明白|混乱|复杂|太难|步骤不/iu,
  ],
  [
    'outdated content',
    /\b(?:out ?of ?date|outdated|out-of-date|old (?:version|screens?|interface|menu)|no longer|obsolete|(?:has|have) changed|does(?:n['’]?t| not) (?:exist|look like)|looks? different|not there any ?more|new (?:version|interface|design))\b|过时|过期|旧版|老版本|已经改|不一样了|界面变|没有这个(?:按钮|菜单|选项)/iu,
  ],
  [
    'missing screenshots',
    /\b(?:screen ?shots?|pictures?|images?|photos?|diagrams?|videos?|illustrat\w*)\b|截图|图片|配图|没有图|视频/iu,
  ],
  [
    'solution did not work',
    /\b(?:(?:did|does|do)(?:n['’]?t| not) (?:work|help|fix|solve)|not work\w*|still (?:the same|broken|fails?|failing|not|get|have|see)|useless|no help|not helpful|unhelpful|same (?:error|problem)|fail(?:s|ed)?|wrong answer|incorrect)\b|没用|无效|不起作用|不管用|没有解决|没解决|还是不行|还是不能|依然|失败/iu,
  ],
  [
    'too long',
    /\b(?:too long|lengthy|too much (?:text|to read)|wordy|endless|shorter|tl;?dr|wall of text)\b|太长|冗长|啰嗦|太多字/iu,
  ],
  [
    'wrong language or translation',
    /\b(?:translat\w*|in (?:english|chinese|german|french|spanish)|my language|wrong language|machine[- ]translated|grammar|typos?|spelling)\b|翻译|中文|英文|语言|语病|错别字/iu,
  ],
  [
    'missing information',
    /\b(?:missing|incomplete|not enough|more (?:detail|details|information|examples?)|no (?:information|mention|explanation|word|example)|doesn['’]?t (?:say|mention|explain|cover|tell)|does not (?:say|mention|explain|cover|tell)|what about|nothing about|example)\b|不完整|缺少|缺|没有说|没说|没提|没写|不够详细|更详细|更多信息|例子/iu,
  ],
  [
    'hard to find',
    /\b(?:hard to find|difficult to find|could(?:n['’]?t| not) find|can(?:no|['’])t find|where is|took (?:me )?(?:ages|forever|long) to find|hidden|searched)\b|难找|找不到|找了(?:很久|半天)|搜不到/iu,
  ],
  [
    'broken links',
    /\b(?:broken link|dead link|links? (?:is|are|does|do)(?:n['’]?t| not)?|404|page not found)\b|链接|打不开/iu,
  ],
  [
    'not for their plan or device',
    /\b(?:my plan|free plan|on (?:my )?(?:phone|mobile|android|iphone|ipad|mac|linux|windows)|mobile app)\b|手机|安卓|苹果|套餐/iu,
  ],
]

/** Said of complaints that give no reason. */
const NO_REASON = 'low ratings without a reason: ask readers what is missing'

/** What complaints have in common, most frequent first, three at most; always at least one. */
export function themesOf(complaints: readonly string[]): string[] {
  const counts = THEMES.map(([theme, says]) => ({ theme, count: complaints.filter((text) => says.test(text)).length }))
  const found = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  return found.length > 0 ? found.slice(0, 3).map(({ theme }) => theme) : fromWords(complaints)
}

/** Words that complaints share where no theme is known for them. */
function fromWords(complaints: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of complaints)
    for (const word of new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? []))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  const shared = [...counts].filter(([, count]) => count >= 2).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return shared.length > 0
    ? [
        `what they say about “${shared
          .slice(0, 3)
          .map(([word]) => word)
          .join('”, “')}”`,
      ]
    : [NO_REASON]
}
