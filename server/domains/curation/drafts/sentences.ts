const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, known)
  return known
}

const BULLET = /^\s*(?:[-*•·]|\d{1,2}[.)、]|[（(]?[一二三四五六七八九十\d]{1,2}[)）、])\s*/

/** The sentences of a text, without marks of lists. A line is a sentence of its own. */
export function sentencesOf(text: string, language: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(BULLET, '').trim())
  return lines
    .flatMap((line) => [...segmenterOf(language).segment(line)].map(({ segment }) => segment.trim()))
    .filter(Boolean)
}

const DOES =
  /^(?:then |next,? |now |first(?:ly)?,? |second(?:ly)?,? |after that,? |finally,? |please |and |just |simply |you (?:can|need to|have to|should|must) |to do (?:so|this|that),? )*(?:go|open|click|press|tap|choose|select|check|enter|type|turn|switch|sign|log|restart|reinstall|install|uninstall|update|upgrade|clear|delete|remove|add|set|change|create|copy|paste|download|upload|export|import|enable|disable|allow|invite|connect|reconnect|disconnect|wait|try|make sure|ask|confirm|scroll|drag|find|look|use|run|save|send|reset|refresh|reload|close|verify|contact|follow|move|rename|untick|tick|uncheck|pick|visit|hold|replace)\b/i
const MENU = /\S\s*(?:>|→|»|›)\s*\S/
const DOES_ZH =
  /(?:点击|打开|选择|进入|输入|点|按|设置|检查|重新|登录|退出|重启|更新|清除|删除|添加|勾选|取消|下载|上传|导出|导入|关闭|刷新|等待|请在|请先|请将|前往|切换|确认|安装|卸载|开启|启用|禁用|复制|粘贴|保存)/

/** Whether a sentence tells somebody what to do. */
export const isInstruction = (sentence: string): boolean =>
  DOES.test(sentence) || MENU.test(sentence) || DOES_ZH.test(sentence)

const BECAUSE =
  /\b(?:because|due to|caused by|the (?:cause|reason)|happens (?:when|if|because)|occurs (?:when|if)|this is (?:a known|why)|turned out|was (?:set|missing|blocked|expired|disabled|full|on our)|expired)\b|因为|由于|原因|导致|是因/i
/** Whether a sentence says why something happens. */
export const isReason = (sentence: string): boolean => BECAUSE.test(sentence)

const WHEN =
  /\b(?:\d+|one|two|three|few)\s*(?:business |working |calendar )?(?:days?|weeks?|months?|hours?|minutes?|years?)\b|\b(?:deadline|due|renew\w*|at the end of|by the (?:first|last|\d))|\d+\s*(?:个?(?:工作日|天|周|月|小时|分钟|年))|到期|截止|之前|月底/i
/** Whether a sentence names a time or how long something takes. */
export const namesTime = (sentence: string): boolean => WHEN.test(sentence)

const POLITE =
  /^(?:hi|hello|dear|thanks?|thank you|many thanks|you(?:['’]re| are) welcome|sorry|we(?:['’]re| are) sorry|i(?:['’]m| am) sorry|apologies|my apologies|i understand|i see|great|glad|happy|good (?:to hear|news|morning|afternoon|question)|let (?:me|us) know|please (?:let (?:me|us) know|do not hesitate|feel free)|feel free|do(?:n['’]t| not) hesitate|if (?:you have|there(?:['’]s| is)) any|i hope|hope (?:this|that)|have a|take care|best|kind|regards|welcome|no problem|of course|sure|absolutely|i(?:['’]ll| will)|we(?:['’]ll| will)|i (?:have|['’]ve) (?:just )?(?:checked|looked|refunded|sent|asked|passed|forwarded|reset)|one moment|just a moment)\b|^(?:您好|你好|谢谢|感谢|抱歉|不好意思|很高兴|如有|如果还有|祝|不客气|好的|没问题|请稍等|稍等|我(?:这边)?(?:已经|会|来|帮))/i
/** Whether a sentence is manners, or what only somebody at the desk does: of no use to a reader. */
export const isManners = (sentence: string): boolean => POLITE.test(sentence)

const SHORTEST = 8
const MARK = /\[(?:name|…|e-mail|phone|number|link|address|file|secret)\]/g
/** What is left of a sentence that was mostly private says nothing to others. */
export const isWorthReading = (sentence: string): boolean => {
  const bare = sentence.replace(MARK, '').replace(/[^\p{L}\p{N}]/gu, '')
  const isPrivate = (sentence.match(MARK)?.length ?? 0) > 1
  return !isPrivate && bare.length >= (/\p{Script=Han}/u.test(bare) ? SHORTEST / 2 : SHORTEST)
}
