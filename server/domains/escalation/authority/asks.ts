import { type Amount, amountsIn } from './amounts.ts'
import { numberIn } from './numbers.ts'

/** Something a customer wants to be granted. `unit` null: they named none. */
export interface Ask {
  deed: string
  amount: number
  unit: string | null
}

const DEEDS: Readonly<Record<string, RegExp>> = {
  refund:
    /\b(?:refund(?:s|ed|ing)?|money back|reimburse(?:d|ment)?|repay|pay (?:me|us) back|give (?:me|us) back|(?:get|want|need) back|credit note|credit (?:me|us|my account|our account)|compensat(?:e|ion)|return (?:my|our|the) money)\b|退款|退我|退给|退还|退回|退钱|退(?=[\d一二两三四五六七八九十百千])|退(?=掉|一下)|返还|赔偿|补偿|赔我|赔(?=[\d一二两三四五六七八九十百千])/gi,
  discount:
    /\b(?:discount(?:s|ed)?|rebate|price (?:cut|reduction)|off (?:the|our|my|your|on|for|if|next|this)|(?:percent|per cent) off|off\b|cheaper|half price|reduce (?:the|our|my) (?:price|fee|rate|bill)|knock)|折扣|打折|折(?!腾|旧|叠|射|断|返|磨)|优惠|便宜|降价|减价|少收|让利|半价/gi,
}

/** It is not asked for: denied, done already, imagined, or somebody else's words about rules. */
const MOOT =
  /\b(?:(?:do not|don't|don’t|does not|didn't|did not|no longer) (?:want|need|ask|require|expect)|not asking|no need (?:for|to)|without (?:a|any) (?:refund|discount)|instead of (?:a )?(?:refund|discount)|already (?:refunded|received|got|been)|(?:have|has|was|were|been|you) (?:already )?refunded|received (?:the|my|our|a) (?:refund|discount)|thank(?:s| you) for (?:the|your|that) (?:\S+ ){0,3}(?:refund|discount)|got (?:the|my|our|a) (?:\S+ ){0,3}(?:refund|discount)|(?:refund|discount)(?: of [^.?!]{1,20}?)? (?:has |was |have )?(?:arrived|came|been paid|been received)|what (?:happens|if)|in case|(?:we|i) (?:gave|give|offered|offer) (?:our|my))\b|不用退|不要退|不需要退|无需退|不想要?退|不是要退|不用赔|不要赔|不需要(?:折扣|优惠|赔)|不要(?:折扣|优惠|打折)|已经?退|已退|退款(?:已|到账|收到)|收到了?(?:退款|赔偿|补偿)|谢谢.{0,6}(?:退款|折扣|优惠)|如果|假如|万一/i
const MEANS_IT_ALL =
  /\b(?:it|that|this|all|everything|full|fully|entire|whole|amount|sum)\b|全部|全额|全数|这笔|这钱|都/i

/** So many characters may lie between what is asked and how much. */
const FARTHEST = 90
const MOST = 5

/** What a customer asks to be granted, with how much of it. Pure; an ask without an amount is none. */
export function asksIn(text: string): Ask[] {
  const read = text.slice(0, 8_000)
  // Most messages ask for nothing of the kind: amounts are not looked for there.
  if (!Object.values(DEEDS).some((words) => read.search(words) !== -1)) return []
  const all = amountsIn(read)
  const sentences = read.split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/).filter((sentence) => sentence.trim() !== '')
  const asks = sentences.filter((sentence) => !MOOT.test(sentence)).flatMap((sentence) => inSentence(sentence, all))
  return unique(asks).slice(0, MOST)
}

function inSentence(sentence: string, all: readonly Amount[]): Ask[] {
  const amounts = amountsIn(sentence)
  const found = Object.entries(DEEDS).flatMap(([deed, words]) => {
    const places = [...sentence.matchAll(words)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
    }))
    return places.flatMap(
      (place) =>
        nearest(place, amounts, deed) ?? (bare(sentence, place) ?? []).map((amount) => ({ deed, ...amount, apart: 0 })),
    )
  })
  if (found.length > 0) return closest(found)
  return asked(sentence).flatMap((deed) => (MEANS_IT_ALL.test(sentence) ? (largestOf(all, deed) ?? []) : []))
}

interface Near extends Ask {
  apart: number
  at?: number
}

/** The amount that stands nearest to the word; after it rather than before. */
function nearest(place: { start: number; end: number }, amounts: readonly Amount[], deed: string): Near[] | null {
  const near = amounts
    .map(({ amount, unit, start, end }) => {
      const apart = start >= place.end ? start - place.end : place.start - end
      // What overlaps ("30% off", "打8折") belongs together.
      return { deed, amount, unit, at: start, apart: Math.max(0, apart) + (start < place.start ? 8 : 0) }
    })
    .filter(({ apart }) => apart <= FARTHEST)
    .toSorted((one, other) => one.apart - other.apart)
  return near[0] ? [near[0]] : null
}

/** "refund me 500", "退我500": no unit was said. Not a number of days, seats or an order. */
function bare(sentence: string, { end }: { end: number }): { amount: number; unit: null }[] | null {
  const [, number] =
    /^(?:\s*(?:me|us|my|our|the|a|of|for|at least|about|around|给我|给我们|我|我们|款|至少|大概|约|：|:))*\s*(\d[\d.,]*\d|\d|[一二两三四五六七八九十][零一二两三四五六七八九十百千万]+)(?!\s?(?:[a-z]{1}(?![a-z])|\d|days?|weeks?|months?|years?|hours?|users?|seats?|times?|licen[cs]es?|orders?|invoices?|天|日|周|个|次|月|年|号|位|单|张|笔|折|成|工作))/i.exec(
      sentence.slice(end),
    ) ?? []
  const amount = number === undefined ? null : numberIn(number)
  return amount === null ? null : [{ amount, unit: null }]
}

/** One amount is asked for one thing: the nearest. */
function closest(found: readonly Near[]): Ask[] {
  const byAmount = Map.groupBy(found, ({ at, amount }) => `${at ?? ''} ${amount}`)
  return [...byAmount.values()].map((rivals) => {
    const [{ deed, amount, unit }] = rivals.toSorted(preferred) as [Near]
    return { deed, amount, unit }
  })
}

/** A percentage is rather a discount, money rather a refund, when both words stand near. */
const preferred = (one: Near, other: Near): number => suits(other) - suits(one) || one.apart - other.apart
const suits = ({ deed, unit }: Near): number => Number((unit === 'percent') === (deed === 'discount'))

const asked = (sentence: string): string[] =>
  Object.entries(DEEDS).flatMap(([deed, words]) => (sentence.search(words) >= 0 ? [deed] : []))

function largestOf(all: readonly Amount[], deed: string): Ask[] | null {
  const fitting = all.filter(({ unit }) => (unit === 'percent') === (deed === 'discount'))
  const [largest] = fitting.toSorted((one, other) => other.amount - one.amount)
  return largest ? [{ deed, amount: largest.amount, unit: largest.unit }] : null
}

function unique(asks: readonly Ask[]): Ask[] {
  return [...new Map(asks.map((ask) => [JSON.stringify(ask), ask])).values()]
}
