import { setImmediate as breathe } from 'node:timers/promises'
import { type Heap, heapOf } from './heap.ts'
import { type Agent, isFreer, isThere, mayTake, type Seat, seatOf } from './seats.ts'

/*
 * A desk at work, moment by moment: what comes in, who is there, and who takes what next. Moments are milliseconds since
 * 1970. It knows nothing of tickets, and the same input gives the same result.
 */

/** Something that waits for an agent. */
export interface Contact {
  at: number
  team: number
  handling_ms: number
  /** Lowest first: the deadline less the lead of its class. */
  rank: number
  /** One of several at a time, as chats are; else it takes the whole agent. */
  is_chat: boolean
  /** Gives up after so long; Infinity: never. */
  patience_ms: number
}

export interface Desk {
  /** In order of time. */
  contacts: readonly Contact[]
  agents: readonly Agent[]
  chat_limit: number
}

/** How long each contact waits; Infinity where its turn never comes, below zero where it gave up after so long. */
export type Waits = Float64Array

/** Steps after which others get a turn of this thread. */
const STRETCH = 2_000

/** Works off everything. What begins within a shift is finished, also when the shift ends meanwhile. */
export async function workOff(desk: Desk, signal?: AbortSignal): Promise<Waits> {
  const floor = openFloor(desk)
  let steps = 0
  for (let next = 0; ; ) {
    const [contact, turn] = [desk.contacts[next], floor.turns.first()]
    if (!contact && !turn) return floor.waits
    if (turn && (!contact || turn.at <= contact.at)) goOn(floor, floor.turns.take()!)
    else arrive(floor, next++)
    if (++steps % STRETCH !== 0) continue
    await breathe()
    signal?.throwIfAborted()
  }
}

/** Somebody comes, or something in hand is done. */
interface Turn {
  at: number
  seat: Seat
  ends: 'nothing' | 'chat' | 'work'
}

type Lines = Record<'chats' | 'work', Heap<number>>

interface Floor {
  desk: Desk
  waits: Waits
  turns: Heap<Turn>
  /** Who works for a team. */
  seats: Map<number, Seat[]>
  lines: Map<number, Lines>
  before(a: number, b: number): boolean
}

function openFloor(desk: Desk): Floor {
  const { contacts } = desk
  const before = (a: number, b: number) => {
    const difference = contacts[a]!.rank - contacts[b]!.rank
    return difference < 0 || (difference === 0 && a < b)
  }
  const seats = desk.agents.map(seatOf)
  const turns = heapOf<Turn>((a, b) => a.at < b.at || (a.at === b.at && a.seat.number < b.seat.number))
  for (const seat of seats) for (const { from } of seat.shifts) turns.add({ at: from, seat, ends: 'nothing' })
  const teams = [...new Set([...contacts.map(({ team }) => team), ...desk.agents.flatMap(({ teams }) => teams)])]
  return {
    ...{ desk, turns, before },
    waits: new Float64Array(contacts.length).fill(Number.POSITIVE_INFINITY),
    seats: new Map(teams.map((team) => [team, seats.filter((seat) => seat.teams.includes(team))])),
    lines: new Map(teams.map((team) => [team, { chats: heapOf(before), work: heapOf(before) }])),
  }
}

function arrive(floor: Floor, index: number): void {
  const { team, is_chat, at } = floor.desk.contacts[index]!
  const { chats, work } = floor.lines.get(team)!
  const line = is_chat ? chats : work
  line.add(index)
  const free = freest(floor, index)
  if (free) fill(floor, free, at)
}

function freest({ desk, seats }: Floor, index: number): Seat | undefined {
  const { team, is_chat, at } = desk.contacts[index]!
  let best: Seat | undefined
  for (const seat of seats.get(team)!) {
    if (mayTake(seat, is_chat, desk.chat_limit) && isThere(seat, at) && (!best || isFreer(seat, best))) best = seat
  }
  return best
}

function goOn(floor: Floor, { at, seat, ends }: Turn): void {
  if (ends === 'chat') seat.chats--
  if (ends === 'work') seat.is_taken = false
  seat.free_since = at
  fill(floor, seat, at)
}

/** Gives an agent what waits in the own teams, the first in rank before all others, until nothing more fits. */
function fill(floor: Floor, seat: Seat, at: number): void {
  if (!isThere(seat, at)) return
  for (;;) {
    const line = bestLine(floor, seat, at)
    if (!line) return
    begin(floor, line.take()!, { seat, at })
  }
}

function bestLine(floor: Floor, seat: Seat, at: number): Heap<number> | undefined {
  let best: Heap<number> | undefined
  for (const team of seat.teams) {
    const { chats, work } = floor.lines.get(team)!
    for (const line of [chats, work]) {
      if (!mayTake(seat, line === chats, floor.desk.chat_limit)) continue
      const first = firstOf(floor, line, at)
      if (first !== undefined && (!best || floor.before(first, best.first()!))) best = line
    }
  }
  return best
}

/** The first of a line that has not given up by then. */
function firstOf({ desk, waits }: Floor, line: Heap<number>, at: number): number | undefined {
  for (;;) {
    const index = line.first()
    if (index === undefined) return undefined
    const { at: came, patience_ms } = desk.contacts[index]!
    if (came + patience_ms > at) return index
    waits[index] = -patience_ms
    line.take()
  }
}

function begin({ desk, waits, turns }: Floor, index: number, { seat, at }: { seat: Seat; at: number }): void {
  const { is_chat, handling_ms, at: came } = desk.contacts[index]!
  waits[index] = at - came
  if (is_chat) seat.chats++
  else seat.is_taken = true
  turns.add({ at: at + handling_ms, seat, ends: is_chat ? 'chat' : 'work' })
}
