import type { ChannelKind } from '../../server/domains/tickets/contract.ts'
import type { Arrival } from '../case/open.ts'
import { type Chance, chanceOf } from '../chance.ts'
import type { Customer } from '../company/customers.ts'
import { HOUR, type Moment } from '../moments.ts'
import { STORIES } from '../stories/stories.ts'
import type { Language, Story } from '../stories/story.ts'
import { deckOf } from './deck.ts'
import { incidentsUntil } from './incidents.ts'
import { busyness, grownBy, hoursBetween, MORNING, MORNING_EVERY } from './rhythm.ts'

interface Span {
  seed: number
  start: Moment
  end: Moment
  /** About so many tickets. */
  tickets: number
  customers: readonly Customer[]
}

/** One ticket in four is Chinese, and one in fifty nobody needs. */
const CHINESE = 0.25
const SPAM = 0.02
const FULL_YEAR = 20_000

/** All tickets of the time, oldest first, numbered. */
export function arrivalsOf(span: Span): Arrival[] {
  const teller = tellerOf(span)
  const arrivals = [...everyday(span, teller), ...incidents(span, teller), ...thisMorning(span, teller)]
  return arrivals.toSorted((a, b) => a.at - b.at).map((arrival, index) => ({ ...arrival, number: index + 1 }))
}

type Unnumbered = Omit<Arrival, 'number'>
type Tell = (language: Language, at: Moment, given?: Partial<Unnumbered>) => Unnumbered

function everyday({ seed, start, end, tickets }: Span, tell: Tell): Unnumbered[] {
  const chance = chanceOf(seed, 'everyday')
  return (['en', 'zh'] as const).flatMap((language) => {
    const hours = hoursBetween(start, end - MORNING)
    const weights = hours.map((hour) => busyness(language, hour) * grownBy(hour, { start, end }))
    const wanted = tickets * (language === 'zh' ? CHINESE : 1 - CHINESE)
    const each = wanted / weights.reduce((sum, weight) => sum + weight, 0)
    return hours.flatMap((hour, index) =>
      momentsIn(chance, hour, weights[index]! * each).map((at) => tell(language, at)),
    )
  })
}

/** About so many moments within an hour. */
function momentsIn(chance: Chance, hour: Moment, expected: number): Moment[] {
  const count = Math.floor(expected + chance.unit())
  return Array.from({ length: count }, () => hour + chance.between(0, HOUR - 1))
}

function incidents({ seed, start, end, tickets }: Span, tell: Tell): Unnumbered[] {
  const chance = chanceOf(seed, 'incidents')
  return incidentsUntil(end)
    .filter(({ from }) => from > start)
    .flatMap(({ name, tag, from, to, tickets: many }) => {
      const count = Math.ceil(many * Math.min(1, (tickets / FULL_YEAR) * (to > end - HOUR ? 8 : 1)))
      return Array.from({ length: count }, () => {
        const language = chance.happens(CHINESE) ? 'zh' : 'en'
        const at = Math.floor(from + chance.unit() ** 1.6 * (to - from))
        const story = chance.pick(STORIES[language].filter((one) => one.only_in === name))
        return tell(language, at, { story, tags: [tag], slowness: 2, during: { from, to } })
      })
    })
}

/** The last hours are those of a busy morning on which the desk is somewhat behind. */
function thisMorning({ seed, end, tickets }: Span, tell: Tell): Unnumbered[] {
  const chance = chanceOf(seed, 'this morning')
  const share = Math.min(1, Math.max(0.15, tickets / FULL_YEAR))
  return (['en', 'zh'] as const).flatMap((language) => {
    const count = Math.round((MORNING / (MORNING_EVERY[language] * 60_000)) * share * 3)
    return Array.from({ length: count }, () =>
      tell(language, end - Math.floor(chance.unit() ** 1.3 * MORNING) - 20_000, { slowness: 1.9 }),
    )
  })
}

const CHANNELS: readonly (readonly [ChannelKind, number])[] = [
  ['email', 54],
  ['live_chat', 18],
  ['in_app_messaging', 15],
  ['phone_support', 8],
  ['social_media', 5],
]

/** Chooses who tells what, on which way. */
function tellerOf({ seed, customers }: Span): Tell {
  const chance = chanceOf(seed, 'who tells what')
  const writers = { en: writersOf(chance, customers, 'en'), zh: writersOf(chance, customers, 'zh') }
  const decks = { en: decksOf(chance, 'en'), zh: decksOf(chance, 'zh') }
  return (language, at, given = {}) => {
    const spam = given.story === undefined && chance.happens(SPAM)
    const story = given.story ?? (spam ? decks[language].junk() : decks[language].everyday())
    const customer = writers[language](at)
    const channel = spam ? 'email' : channelFor(chance, story, customer)
    return {
      ...{ at, story, customer, channel, slowness: 1, spam, tags: tagsFor(customer), follows_ticket_id: null },
      ...given,
    }
  }
}

function decksOf(chance: Chance, language: Language) {
  const stories = STORIES[language].filter(({ only_in }) => only_in === undefined)
  return {
    everyday: deckOf(
      chance,
      stories.filter(({ id }) => !id.startsWith('junk_')),
    ),
    junk: deckOf(
      chance,
      stories.filter(({ id }) => id.startsWith('junk_')),
    ),
  }
}

/** A few write often, most once or twice a year; nobody before they are customers. */
function writersOf(chance: Chance, customers: readonly Customer[], language: Language): (at: Moment) => Customer {
  const speaking = chance.shuffled(customers.filter((customer) => customer.language === language))
  return (at) => {
    for (let tries = 0; tries < 40; tries++) {
      const customer = speaking[Math.floor(chance.unit() ** 1.7 * speaking.length)]!
      const isHeard =
        customer.account_type === 'enterprise' || chance.happens(customer.account_type === 'premium' ? 0.75 : 0.4)
      if (customer.created < at && isHeard) return customer
    }
    return speaking.toSorted((a, b) => a.created - b.created)[0]!
  }
}

function channelFor(chance: Chance, story: Story, customer: Customer): ChannelKind {
  const possible = CHANNELS.filter(
    ([channel]) =>
      (story.channels?.includes(channel) ?? true) &&
      (channel !== 'phone_support' || customer.phone !== null) &&
      (channel !== 'social_media' || customer.handle !== null),
  )
  return possible.length === 0 ? 'email' : chance.weighted(possible)
}

const tagsFor = ({ account_type }: Customer): string[] => (account_type === 'enterprise' ? ['vip'] : [])
