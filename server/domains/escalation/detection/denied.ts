/**
 * Danger is named most often by those in danger, and next by those who say that there is none. What is denied ("nobody was
 * hacked"), only thought of ("suppose a key leaks") or taken back ("it was me") is left out before anybody listens for it.
 */
export const withoutDenied = (text: string): string =>
  FALSE_ALARM.test(text) ? '' : text.replace(SENTENCE, (sentence) => (isImagined(sentence) ? ' ' : undenied(sentence)))

const SENTENCE = /[^.!?。！？\n]+[.!?。！？\n]*/g

const undenied = (sentence: string): string => sentence.replace(DENIED_IN_ENGLISH, ' ').replace(DENIED_IN_CHINESE, ' ')

const DANGER =
  /\b(?:hack(?:ed|er|ers|ing)?|breach\w*|leak\w*|phish\w*|malware|ransomware|vulnerabilit\w+|stolen|compromised|attack\w*|unauthori[sz]ed|(?:logs?|logged|signs?|signed|gets?|got) in(?:to)?|access(?:es|ed)?|suspicious)\b|被盗|盗号|被黑|黑客|泄露|泄漏|外泄|入侵|攻击|漏洞|钓鱼|木马|勒索|安全事件|异常登录|异地登录/i
const THOUGHT_OF =
  /\bwhat (?:happens|would happen|should we do|do we do|if)\b|\bif (?:we|i|you|they|somebody|someone|anybody|anyone|there)(?: \w+)? ever\b|\b(?:suppose|imagine|assuming|hypothetically)\b|\bin case (?:of|somebody|someone|our)\b|\bhow (?:would|do|can|could|should) (?:you|we|i|one) (?:react|respond|handle|deal|avoid|prevent|protect|recogni[sz]e|spot)\b|\bhow to (?:avoid|prevent|recogni[sz]e|spot|protect)\b|\b(?:how|whether) you (?:would )?(?:react|respond|handle|protect|prevent)\b|假如|假设|倘若|万一|如果(?:发生|出现|有人|哪天)|(?:怎么|如何|怎样)(?:防范|防止|避免|预防|识别|应对)/i

const isImagined = (sentence: string): boolean => THOUGHT_OF.test(sentence) && DANGER.test(sentence)

/** "This is not a drill" and "it was me who saw it" take nothing back. */
const FALSE_ALARM =
  /\bfalse alarm\b|\b(?:it|that|login|session|device) (?:was|is) (?:only |just )?(?:me|myself|us)\b(?! (?:who|that))|\b(?:turned out|turns out) to be (?:me|us|mine|ours|my|our)\b|(?<!\bnot )\b(?:was|is) (?:only|just) a (?:drill|test|exercise)\b|虚惊一场|(?<!不)是我(?:自己|本人)(?!发现)|(?:只是|其实是|不过是)(?:一次|一场)?演练|误报/i

/** Whoever denies it: nobody, none of our passwords, no login. Up to the next comma, and never what is told after "that". */
const DENIED_IN_ENGLISH =
  /\b(?:(?:nobody|no one|no-one)(?: else)?(?: (?:at|of|in|on|among) (?:our|the|my) \w+)?(?: (?:has|have|had|was|were|is|are|got|been|can|could|ever|actually|really))* (?:hacked|breached|compromised|attacked|phished|accessed|stole|logged|signed|broke|sees?|seen|reads?|opens?)|none of (?:our|my|the|your) [\w ]{1,30}(?:hacked|leaked|stolen|exposed|compromised|breached)|nothing (?:was|has been|is|got) (?:hacked|leaked|stolen|exposed|compromised)|(?:do not|don['’]t) (?:think|believe|suspect|assume) (?:that )?(?:our|my|the|any|there|we|somebody|someone))\b[^,;:.!?]*/gi

/** "是不是", "有没有" ask; "没有人通知我们" denies something else. */
const DENIED_IN_CHINESE =
  /(?:(?<!有)没有?|(?<!是)不是|并非|从未|尚未|未)(?:(?!通知|告诉|回复|处理|提醒|解决|管|理|想到|料到|收到)[^，。！？；,就却但]){0,8}(?:被盗|盗号|被黑|黑客|泄露|泄漏|外泄|入侵|攻击|漏洞|钓鱼|木马|勒索|安全事件|异常登录|异地登录)[^，。！？；,]*/g
