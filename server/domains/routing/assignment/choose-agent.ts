/** Somebody who could be given a ticket, as things stand. */
export interface Candidate {
  id: string
  teams: readonly string[]
  skills: readonly string[]
  languages: readonly string[]
  state: 'online' | 'away' | 'offline'
  /** Whether the team's calendar has them at work now. */
  is_on_shift: boolean
  /** Tickets of the channel they have, and how many of it one may have. */
  load: number
  limit: number
  /** Since when nothing was given to them, in epoch milliseconds. */
  idle_since: number
}

/** A ticket that looks for somebody. */
export interface Wanted {
  team: string
  channel: string
  /** All of these are needed. */
  skills: readonly string[]
  /** Whoever speaks it comes first; null when it is unknown or does not matter. */
  language: string | null
}

export interface Choice {
  agent_id: string | null
  /** Why, in a sentence. */
  reason: string
  losers: { option: string; reason: string }[]
}

/**
 * Who gets a ticket: in the team, there, on shift, with room, with every skill; among those whoever speaks the customer's
 * language, then who has least, then who has waited longest, then by id. Everybody else is named with the first thing that
 * was in the way. Pure.
 */
export function chooseAgent(candidates: readonly Candidate[], wanted: Wanted): Choice {
  const speaks = speakersOf(wanted.language)
  const judged = candidates.map((one): Judged => ({ one, obstacle: obstacleOf(one, wanted), fits: speaks(one) }))
  const able = judged.filter(({ obstacle }) => obstacle === null)
  const chosen = able.reduce<Judged | undefined>(
    (best, one) => (best === undefined || compare(one, best) < 0 ? one : best),
    undefined,
  )
  const losers = judged
    .filter((one) => one !== chosen)
    .map((one) => ({ option: one.one.id, reason: one.obstacle ?? behind(one, chosen!, wanted) }))
  return { agent_id: chosen?.one.id ?? null, reason: reasonOf(chosen, able.length, wanted), losers }
}

interface Judged {
  one: Candidate
  obstacle: string | null
  /** Whether they speak the language, if that matters. */
  fits: boolean
}

/** The first thing that keeps somebody from being given the ticket, in words; null when nothing does. */
export function obstacleOf(one: Candidate, { team, channel, skills }: Wanted): string | null {
  if (!one.teams.includes(team)) return `not in the team ${team}`
  if (one.state !== 'online') return one.state
  if (!one.is_on_shift) return `off shift by the calendar of ${team}`
  if (one.load >= one.limit) return `at the limit, ${one.load} of ${one.limit} ${THINGS[channel] ?? 'tickets'}`
  const missing = skills.filter((skill) => !one.skills.includes(skill))
  return missing.length > 0 ? `lacks ${missing.length > 1 ? 'skills' : 'skill'} ${missing.join(', ')}` : null
}

const THINGS: Record<string, string> = {
  email: 'mails',
  live_chat: 'chats',
  phone_support: 'calls',
  social_media: 'posts',
  in_app_messaging: 'in-app messages',
}

/** "zh-CN" is spoken by who speaks "zh". */
function speakersOf(language: string | null): (one: Candidate) => boolean {
  if (language === null) return () => true
  const base = baseOf(language)
  return ({ languages }) => languages.some((one) => one === base || baseOf(one) === base)
}

const baseOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0]!

/** Below zero when `a` comes before `b`. */
function compare(a: Judged, b: Judged): number {
  return (
    Number(b.fits) - Number(a.fits) ||
    a.one.load - b.one.load ||
    a.one.idle_since - b.one.idle_since ||
    (a.one.id < b.one.id ? -1 : 1)
  )
}

function behind(loser: Judged, chosen: Judged, { language }: Wanted): string {
  if (loser.fits !== chosen.fits) return `does not speak ${language}`
  if (loser.one.load !== chosen.one.load) return `has more open: ${loser.one.load}, not ${chosen.one.load}`
  if (loser.one.idle_since !== chosen.one.idle_since) return 'has waited less long for work'
  return 'equal in everything; the order of ids decided'
}

function reasonOf(chosen: Judged | undefined, able: number, wanted: Wanted): string {
  const { team, channel, language, skills } = wanted
  if (!chosen) return `nobody of ${team} can take it now`
  const { one, fits } = chosen
  const facts = [
    `${one.load} of ${one.limit} ${THINGS[channel] ?? 'tickets'}`,
    ...(skills.length > 0 ? [`has ${skills.join(', ')}`] : []),
    ...(language === null ? [] : [`${fits ? 'speaks' : 'does not speak'} ${language}`]),
  ]
  const rank = able === 1 ? 'the only one of the team who can take it' : `first of ${able} who can take it`
  return `${rank} (${facts.join(', ')})`
}
