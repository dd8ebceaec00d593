import { inSentences } from './sentences.ts'

const COMMITS =
  /\b(?:(?:we|i)(?:['’]ll| will| shall| (?:am|are) going to| promise| guarantee| commit)|(?:you|your \w+)(?:['’]ll| will) (?:get|receive|have|hear|be (?:refunded|credited|contacted|called|updated))|(?:my|our) (?:colleague|team|engineers?|developers?|specialists?)s?(?:['’]ll| will)|let me (?:get back|come back|check and)|it will be (?:fixed|solved|refunded|done|ready|shipped|restored|credited))\b|我们?(?:会|将|将会|一定|保证|承诺|马上|这就|明天|今天|稍后)|(?:会|将)(?:在|于|给您|为您|尽快|安排|退|联系|回复|通知|处理)|保证|承诺|(?:同事|技术|团队|工程师|专员)(?:会|将)|给您(?:答复|回复|退款|处理)/i
/** Said of what may be, or of what will not. */
const COMMITS_TO_NOTHING =
  /\b(?:will not|won['’]t|cannot|can['’]t|will (?:not )?be able to (?:see|use)|will need (?:you|your|the|more|some)|will be asked|you will need)\b|不会|无法|不能|不予|暂时没有办法/i
/** Only politeness. */
const POLITE = /\b(?:will be (?:happy|glad|pleased) to|look forward|will let you)\b|很乐意|很高兴为您/i
const WITH_NEWS = /\blet you know\b/i

/** Sentences in which we commit ourselves to something. Pure. */
export const promisesIn = (text: string): string[] =>
  inSentences(text).filter(
    (sentence) =>
      COMMITS.test(sentence) &&
      !COMMITS_TO_NOTHING.test(sentence) &&
      (!POLITE.test(sentence) || WITH_NEWS.test(sentence)) &&
      !/[?？]\s*$/.test(sentence),
  )
