import type { AskedQuestion } from '../contract.ts'
import { inSentences } from './sentences.ts'

const REQUEST =
  /\b(?:(?:could|can|would|will) you (?:please |kindly |also )?(?:\w+)|please (?:also )?(?:send|tell|share|provide|confirm|attach|check|let (?:us|me) know|give|specify|describe|try|forward|paste)|(?:we|i) (?:need|would need|still need) (?:your|the|to know)|what (?:is|was|are|does)|which|when did|where (?:is|do|did)|do you (?:use|see|have|know|get))\b|请(?:您)?(?:提供|告知|告诉|发|确认|上传|截图|描述|说明|问)|麻烦(?:您)?(?:提供|告知|告诉|发|确认|截图|描述|说明)|能否(?:提供|告知|发|确认)|方便(?:提供|告知|发)|可以(?:提供|告诉|发)/i
/** Not meant to be answered. */
const RHETORICAL =
  /\b(?:is there anything else|anything else (?:i|we)|(?:can|may|could) (?:i|we) (?:help|assist)|how (?:are you|can (?:i|we) help)|does (?:that|this) (?:help|answer|make sense|work for you)|let (?:us|me) know if (?:you have|there|anything|it|this|that)|feel free)\b|还有(?:什么|其他)(?:问题|需要)|请问(?:有什么|还有什么)|可以帮您|随时(?:联系|告诉)/i

/** What we have asked a customer in one text. Pure. */
export const questionsIn = (text: string): string[] =>
  inSentences(text).filter(
    (sentence) => (/[?？]\s*$/.test(sentence) || REQUEST.test(sentence)) && !RHETORICAL.test(sentence),
  )

/** What a fact looks like, so that an answer can be told from a reply that gives none. */
const FACTS: readonly (readonly [asked: RegExp, given: RegExp | 'file'])[] = [
  [/\b(?:screenshots?|log ?files?|logs|recording|attach\w*|photo|picture|video)\b|截图|日志|录屏|照片|附件/i, 'file'],
  [
    /\b(?:order|invoice|account|customer|ticket|serial|tracking|case|reference|contract|phone|telephone)\b[^.?]{0,12}\b(?:number|no\.?|id|code)\b|订单号|发票号|编号|账号|序列号|电话|手机号/i,
    /\d{3,}/,
  ],
  [/\b(?:version|build|release)\b|版本/i, /\d/],
  [/\b(?:e-?mail|address)\b|邮箱|邮件地址/i, /@/],
  [/\b(?:browser)\b|浏览器/i, /chrome|firefox|safari|edge|opera|brave|浏览器|谷歌|火狐/i],
  [
    /\b(?:operating system|which (?:system|os|device))\b|操作系统|什么系统|设备/i,
    /windows|mac|linux|android|ios|iphone|ipad|安卓|苹果|华为|小米|系统/i,
  ],
  [
    /\b(?:when|what time|since when|which day|date)\b|什么时候|何时|哪天|日期|时间/i,
    /\d|yesterday|today|morning|evening|afternoon|monday|tuesday|wednesday|thursday|friday|week|昨天|今天|早上|上午|下午|周|月/i,
  ],
  [
    /\bhow (?:many|much|often)\b|多少|几个|几次/i,
    /\d|one|two|three|every|all|few|many|twice|once|[一二两三四五六七八九十]|每/i,
  ],
]

/** A message of the customer after a question. */
export interface Answer {
  id: string
  text: string
  files: number
}

/** Whether what the customer wrote afterwards gives what was asked for, and where. Pure. */
export function answerTo(question: string, after: readonly Answer[]): Pick<AskedQuestion, 'answered' | 'answer'> {
  const shown = (one: Answer) => ({ text: one.text.slice(0, 300), message_id: one.id })
  if (after.length === 0) return { answered: 'no', answer: null }
  const given = FACTS.find(([asked]) => asked.test(question))?.[1]
  if (!given) return { answered: 'yes', answer: shown(after[0]!) }
  const answer = after.find(({ text, files }) => (given === 'file' ? files > 0 : given.test(text)))
  return answer ? { answered: 'yes', answer: shown(answer) } : { answered: 'unclear', answer: null }
}
